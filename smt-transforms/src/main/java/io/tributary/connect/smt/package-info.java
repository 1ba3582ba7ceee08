/** Tributary's single message transforms. */
@NullMarked
package io.tributary.connect.smt;

import org.jspecify.annotations.NullMarked;
