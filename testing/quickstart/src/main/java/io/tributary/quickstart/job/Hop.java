package io.tributary.quickstart.job;

/**
 * One edge of a job's flow.
 *
 * @param connector what carries the records, by its name in Connect
 */
public record Hop(Place from, String connector, Place to) {}
