/** What the transforms cost. */
@NullMarked
package io.tributary.benchmarks.smt;

import org.jspecify.annotations.NullMarked;
