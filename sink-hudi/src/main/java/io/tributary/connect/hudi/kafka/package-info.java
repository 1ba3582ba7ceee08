/** The control channel over a Kafka topic. */
@NullMarked
package io.tributary.connect.hudi.kafka;

import org.jspecify.annotations.NullMarked;
