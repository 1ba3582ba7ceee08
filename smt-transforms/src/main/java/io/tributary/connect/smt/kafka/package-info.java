/** Reads lookup tables from topics; the only user of Kafka's consumer. */
@NullMarked
package io.tributary.connect.smt.kafka;

import org.jspecify.annotations.NullMarked;
