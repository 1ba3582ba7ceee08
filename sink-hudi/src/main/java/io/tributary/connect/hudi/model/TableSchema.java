package io.tributary.connect.hudi.model;

/**
 * The columns of a table.
 *
 * @param json an Avro record schema without Hudi's own columns, as the commit metadata keeps it
 */
public record TableSchema(String json) {}
