/**
 * When and what to write: the shape of a statement's table, the plan of one transaction, and the
 * cycle that keeps memory and ledger together. No IO; the database is behind ports. For the task's
 * thread alone.
 */
@NullMarked
package io.tributary.connect.jdbcagg.flush;

import org.jspecify.annotations.NullMarked;
