package io.tributary.connect.jdbcagg.ledger;

/**
 * Whose offsets they are.
 *
 * @param connector the connector's name
 * @param generation counts the times that the aggregates were made anew
 */
public record LedgerKey(String connector, int generation) {}
