/** What the command that recomputes a connector's aggregates reads: its files and its topics. */
@NullMarked
package io.tributary.connect.jdbcagg.verify;

import org.jspecify.annotations.NullMarked;
