/**
 * Hive by HiveServer2 alone: a statement's groups and its offsets are rows of one transactional
 * table, and a flush is one MERGE, whose source is empty unless those offsets are where the flush
 * starts. Drawn in {@code docs/design/hive.md}. For the task's thread alone.
 */
@NullMarked
package io.tributary.connect.jdbcagg.hive;

import org.jspecify.annotations.NullMarked;
