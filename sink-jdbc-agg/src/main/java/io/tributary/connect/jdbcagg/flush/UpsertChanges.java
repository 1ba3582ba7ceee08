package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.config.UpsertSettings;
import io.tributary.connect.jdbcagg.upsert.RowOp;
import io.tributary.connect.jdbcagg.upsert.RowShape;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows.
 *
 * @param emptiedBy the partition whose record emptied the table before all of it; null if none did
 * @param waves each sorted by key, so that flushes lock in order, with at most one change per row;
 *     to be written one after the other
 */
public record UpsertChanges(
    RowShape shape,
    UpsertSettings settings,
    @Nullable TopicPartition emptiedBy,
    List<List<RowOp>> waves)
    implements TableChanges {

  @Override
  public String table() {
    return shape.table();
  }

  @Override
  public int size() {
    return waves.stream().mapToInt(List::size).sum();
  }
}
