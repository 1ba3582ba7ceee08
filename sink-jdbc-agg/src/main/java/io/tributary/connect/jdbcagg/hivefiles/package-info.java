/**
 * Hive by files: each flush writes the whole table into a folder of its own, offsets included, and
 * has the metastore point the table there, if it still points where the flush began. Drawn in
 * {@code docs/design/hive.md}. For the task's thread alone.
 */
@NullMarked
package io.tributary.connect.jdbcagg.hivefiles;

import org.jspecify.annotations.NullMarked;
