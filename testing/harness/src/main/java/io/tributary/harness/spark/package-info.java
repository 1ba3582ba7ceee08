/** Spark as a reader of tables. */
@NullMarked
package io.tributary.harness.spark;

import org.jspecify.annotations.NullMarked;
