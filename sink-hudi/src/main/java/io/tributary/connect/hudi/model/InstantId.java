package io.tributary.connect.hudi.model;

/**
 * The time that names one commit on the table's timeline.
 *
 * @param time as Hudi writes it, {@code yyyyMMddHHmmssSSS}
 */
public record InstantId(String time) {}
