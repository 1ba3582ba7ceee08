/** The catalog of AWS. */
@NullMarked
package io.tributary.connect.hudi.glue;

import org.jspecify.annotations.NullMarked;
