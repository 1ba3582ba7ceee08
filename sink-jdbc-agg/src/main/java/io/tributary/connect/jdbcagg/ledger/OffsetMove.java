package io.tributary.connect.jdbcagg.ledger;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A flush's step of one partition, to be written only if the ledger still stands at its start.
 *
 * @param from the offset recorded before; null where none was
 * @param to last offset of the flush plus one
 * @param progress what the records up to there have shown
 */
public record OffsetMove(
    TopicPartition partition, @Nullable Long from, long to, Progress progress) {}
