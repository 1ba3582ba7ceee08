/** Reads the figures of a running pipeline from its servers. */
@NullMarked
package io.tributary.quickstart.probe;

import org.jspecify.annotations.NullMarked;
