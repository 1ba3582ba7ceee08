package io.tributary.connect.jdbcagg.ledger;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** What became of a commit that got no answer, as the ledger tells it afterwards. */
public enum Settlement {
  COMMITTED,
  NOT_COMMITTED,
  /** Another task wrote meanwhile: what this one holds in memory is void. */
  FENCED;

  /**
   * Compares what was to be written with what is there.
   *
   * @param recorded the ledger, read over another connection after the failure
   */
  public static Settlement of(List<OffsetMove> moves, Map<TopicPartition, Recorded> recorded) {
    boolean allMoved = true;
    boolean noneMoved = true;
    for (OffsetMove move : moves) {
      Recorded row = recorded.get(move.partition());
      Long found = row == null ? null : row.nextOffset();
      allMoved &= found != null && found == move.to();
      noneMoved &= Objects.equals(found, move.from());
    }
    if (allMoved) {
      return COMMITTED;
    }
    return noneMoved ? NOT_COMMITTED : FENCED;
  }
}
