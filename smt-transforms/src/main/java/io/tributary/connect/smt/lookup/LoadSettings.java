package io.tributary.connect.smt.lookup;

import java.time.Duration;

/**
 * How a table is loaded and kept.
 *
 * @param refresh how often it is read again; zero for never
 * @param jitter the part of that time by which each read may come sooner, from 0 to 1
 * @param failsWhenStale whether records are refused once a table could not be read again
 * @param timeout how long the first record waits for the first load
 */
public record LoadSettings(
    Duration refresh,
    double jitter,
    boolean failsWhenStale,
    Duration timeout,
    int maxRows,
    Duplicates duplicates) {}
