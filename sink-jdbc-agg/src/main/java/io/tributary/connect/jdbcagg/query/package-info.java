/**
 * What a statement of the {@code aggregates} key asks for, after the SQL was read: the plan, its
 * columns and its filter. A leaf: it knows neither SQL text nor tables nor Kafka.
 */
@NullMarked
package io.tributary.connect.jdbcagg.query;

import org.jspecify.annotations.NullMarked;
