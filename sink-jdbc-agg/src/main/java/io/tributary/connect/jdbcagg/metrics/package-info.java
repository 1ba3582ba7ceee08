/** What a task shows of itself. */
@NullMarked
package io.tributary.connect.jdbcagg.metrics;

import org.jspecify.annotations.NullMarked;
