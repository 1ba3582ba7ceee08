/**
 * A source connector without work of its own: what a worker gets through when its records are
 * ready-made.
 */
@NullMarked
package io.tributary.benchmarks.readymade;

import org.jspecify.annotations.NullMarked;
