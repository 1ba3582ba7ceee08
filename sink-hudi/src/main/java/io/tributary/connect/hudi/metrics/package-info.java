/** What a task shows of itself. */
@NullMarked
package io.tributary.connect.hudi.metrics;

import org.jspecify.annotations.NullMarked;
