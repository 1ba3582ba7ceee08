package io.tributary.connect.jdbcagg.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * A candidate of FIRST or LAST.
 *
 * @param value of the argument; null counts too
 * @param rank what ORDER BY gives; null where the statement has none, for the event time
 */
public record Ranked(@Nullable Object value, @Nullable Object rank) {}
