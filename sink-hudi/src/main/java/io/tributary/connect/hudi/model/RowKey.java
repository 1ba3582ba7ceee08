package io.tributary.connect.hudi.model;

/**
 * Which row of the table.
 *
 * @param key Hudi's record key
 * @param partition path of the table partition below the table, empty for a table without any
 */
public record RowKey(String key, String partition) {}
