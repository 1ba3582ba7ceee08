/**
 * Checkers of what the pipeline delivered. They share no code with it: bodies and records are read
 * with plain Jackson, tables over plain JDBC, the lake with Parquet's own reader.
 */
@NullMarked
package io.tributary.quickstart.proof;

import org.jspecify.annotations.NullMarked;
