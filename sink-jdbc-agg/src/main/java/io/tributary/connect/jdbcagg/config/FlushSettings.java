package io.tributary.connect.jdbcagg.config;

import java.time.Duration;

/**
 * When aggregates are written, and for how long a fault of the database is waited out.
 *
 * @param maxRecords records in memory that make a flush due
 * @param interval age of the oldest record in memory that makes a flush due
 * @param retryTimeout how long the database may fail before the task does
 */
public record FlushSettings(int maxRecords, Duration interval, Duration retryTimeout) {}
