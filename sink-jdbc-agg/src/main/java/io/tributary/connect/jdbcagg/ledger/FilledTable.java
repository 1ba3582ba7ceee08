package io.tributary.connect.jdbcagg.ledger;

/**
 * A table that a connector fills.
 *
 * @param definition what fills it; rows of two definitions never meet in one table
 * @param label what messages call it
 * @param key the config key that names it
 * @param keepsRows whether it may have rows of unknown origin when it is first filled
 */
public record FilledTable(
    String table, String definition, String label, String key, boolean keepsRows) {}
