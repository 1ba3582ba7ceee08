/**
 * Change events of Debezium, and how what a row added is taken back when it changes. Pure. For the
 * task's thread alone.
 */
@NullMarked
package io.tributary.connect.jdbcagg.retract;

import org.jspecify.annotations.NullMarked;
