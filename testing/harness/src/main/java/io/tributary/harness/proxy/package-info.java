/** Faults of the network between two servers. */
@NullMarked
package io.tributary.harness.proxy;

import org.jspecify.annotations.NullMarked;
