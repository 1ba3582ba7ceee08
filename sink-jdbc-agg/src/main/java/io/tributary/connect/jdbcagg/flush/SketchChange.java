package io.tributary.connect.jdbcagg.flush;

/**
 * A sketch to be merged into that of a group.
 *
 * @param column the column of the sketch
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor kept
public record SketchChange(byte[] group, ColumnShape column, byte[] sketch) {}
