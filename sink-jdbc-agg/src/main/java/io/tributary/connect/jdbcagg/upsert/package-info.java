/**
 * Rows per key: what a record does to which row, how its fields fit the table's columns, and what
 * is left of several changes of one row. No IO; the table is behind a port.
 */
@NullMarked
package io.tributary.connect.jdbcagg.upsert;

import org.jspecify.annotations.NullMarked;
