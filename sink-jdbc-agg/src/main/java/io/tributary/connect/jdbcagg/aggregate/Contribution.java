package io.tributary.connect.jdbcagg.aggregate;

import org.jspecify.annotations.Nullable;

/**
 * What one row adds to one group of one statement, kept for longer than {@link Contributions} are.
 *
 * @param values one per aggregate, fitted to its column's type; null where there is nothing to
 *     count. COUNT(*) has TRUE, FIRST and LAST have a {@link Ranked}
 */
@SuppressWarnings("ArrayRecordComponent") // made, added and forgotten: never compared
public record Contribution(GroupKey key, @Nullable Object[] values, EventOrder order) {}
