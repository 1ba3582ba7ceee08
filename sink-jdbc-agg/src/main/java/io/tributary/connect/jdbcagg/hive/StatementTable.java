package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.ledger.OffsetLedger;

/**
 * What there is for the table of one statement.
 *
 * @param topic that the statement reads
 * @param ledger of the offsets in the table
 */
public record StatementTable(
    String table, String topic, OffsetLedger ledger, FlushWriter writer, TableCatalog catalog) {}
