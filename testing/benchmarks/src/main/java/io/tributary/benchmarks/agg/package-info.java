/** What aggregates cost. */
@NullMarked
package io.tributary.benchmarks.agg;

import org.jspecify.annotations.NullMarked;
