/** Values that are hidden: which fields, and what stands in their place. */
@NullMarked
package io.tributary.connect.smt.mask;

import org.jspecify.annotations.NullMarked;
