package io.tributary.connect.smt.lookup;

import java.time.Duration;

/**
 * How rows that are read one by one are kept.
 *
 * @param ttl how long a row is believed
 * @param keepsMissing whether it is remembered that a key has no row
 */
public record CacheSettings(int maxRows, Duration ttl, boolean keepsMissing) {}
