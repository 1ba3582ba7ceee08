/**
 * How far each partition is recorded in the database, which is where progress lives. Pure but for
 * the port {@link io.tributary.connect.jdbcagg.ledger.OffsetLedger}.
 */
@NullMarked
package io.tributary.connect.jdbcagg.ledger;

import org.jspecify.annotations.NullMarked;
