package io.tributary.connect.hudi.config;

import java.time.Duration;

/**
 * When the table is committed.
 *
 * @param intervalMs milliseconds from the first row that waits to the commit
 * @param timeoutMs milliseconds in which all tasks must have written their rows
 * @param maxRecords rows that wait in one task before it asks for a commit at once
 * @param retryBudget how long commits may fail before the task does
 */
public record CommitSettings(
    long intervalMs, long timeoutMs, int maxRecords, Duration retryBudget) {}
