package io.tributary.connect.jdbcagg.ledger;

/**
 * A partition's row in the ledger.
 *
 * @param nextOffset last aggregated offset plus one
 */
public record Recorded(long nextOffset, Progress progress) {}
