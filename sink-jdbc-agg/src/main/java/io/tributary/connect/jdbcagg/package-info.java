/**
 * Kafka Connect sink that keeps exact running aggregates of topics in MySQL or MariaDB.
 *
 * <p>{@code query} is the plan that {@code jsqlparser} reads out of SQL; {@code row} reads records,
 * {@code compute} evaluates expressions on them, {@code aggregate} folds the results; {@code flush}
 * and {@code ledger} decide what is written when; {@code jdbc} writes it.
 */
@NullMarked
package io.tributary.connect.jdbcagg;

import org.jspecify.annotations.NullMarked;
