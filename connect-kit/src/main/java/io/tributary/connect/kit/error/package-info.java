/** Kinds of failure, and where a bad record goes. */
@NullMarked
package io.tributary.connect.kit.error;

import org.jspecify.annotations.NullMarked;
