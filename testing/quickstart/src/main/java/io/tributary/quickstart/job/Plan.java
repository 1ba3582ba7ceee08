package io.tributary.quickstart.job;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param once a bounded amount, to be proven; else it flows until it is stopped
 * @param kills how often the worker is killed in mid-run
 * @param data a folder with the data to feed; null for the job's own
 * @param seed of what the job makes up where there is no such folder: one seed, one course
 * @param start the time at which simulations start
 */
public record Plan(boolean once, int kills, @Nullable Path data, long seed, Instant start) {}
