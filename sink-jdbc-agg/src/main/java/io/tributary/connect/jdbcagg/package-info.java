/**
 * Kafka Connect sink that keeps exact running aggregates of topics in MySQL or MariaDB.
 *
 * <p>{@code query} is the plan that {@code jsqlparser} reads out of SQL; {@code row} and {@code
 * aggregate} fold records; {@code flush} and {@code ledger} decide what is written when; {@code
 * jdbc} writes it.
 */
@NullMarked
package io.tributary.connect.jdbcagg;

import org.jspecify.annotations.NullMarked;
