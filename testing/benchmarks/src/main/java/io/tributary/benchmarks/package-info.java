/** Runs JMH benchmarks by name and prints what they cost as ratios to their references. */
@NullMarked
package io.tributary.benchmarks;

import org.jspecify.annotations.NullMarked;
