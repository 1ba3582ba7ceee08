/** A Connect worker and its REST interface. */
@NullMarked
package io.tributary.harness.connect;

import org.jspecify.annotations.NullMarked;
