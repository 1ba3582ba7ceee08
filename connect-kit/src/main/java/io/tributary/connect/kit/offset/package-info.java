/** Which records of a partition are new. */
@NullMarked
package io.tributary.connect.kit.offset;

import org.jspecify.annotations.NullMarked;
