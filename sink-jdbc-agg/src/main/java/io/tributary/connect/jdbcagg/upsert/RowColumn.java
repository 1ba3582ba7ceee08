package io.tributary.connect.jdbcagg.upsert;

import org.jspecify.annotations.Nullable;

/**
 * A column that records ask for.
 *
 * @param type null where records do not tell
 * @param key whether it is part of the primary key
 */
public record RowColumn(String name, @Nullable CellType type, boolean key) {}
