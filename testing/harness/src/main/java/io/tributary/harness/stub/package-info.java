/** The two polled APIs, simulated or replayed. */
@NullMarked
package io.tributary.harness.stub;

import org.jspecify.annotations.NullMarked;
