/**
 * Reads the SQL of the {@code aggregates} key with JSqlParser into a {@link
 * io.tributary.connect.jdbcagg.query.AggregationPlan}. The only package that knows the parser.
 */
@NullMarked
package io.tributary.connect.jdbcagg.jsqlparser;

import org.jspecify.annotations.NullMarked;
