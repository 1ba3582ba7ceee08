package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.config.UpsertSettings;
import io.tributary.connect.jdbcagg.upsert.RowBuffer;
import io.tributary.connect.jdbcagg.upsert.RowTables;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;

/** A table whose rows are the newest state of each key. */
final class UpsertFold implements Fold {

  private final RowBuffer buffer;
  private final UpsertSettings settings;
  private final RowTables tables;

  UpsertFold(RowBuffer buffer, UpsertSettings settings, RowTables tables) {
    this.buffer = buffer;
    this.settings = settings;
    this.tables = tables;
  }

  @Override
  public boolean learn(SinkRecord record) {
    return buffer.learn(record);
  }

  @Override
  public void bind() {
    buffer.bind(tables);
  }

  @Override
  public void read(SinkRecord record) {
    buffer.read(record);
  }

  @Override
  public void add() {
    buffer.add();
  }

  @Override
  public Optional<TableChanges> changes() {
    return buffer.rows().isEmpty() && buffer.emptiedBy() == null
        ? Optional.empty()
        : Optional.of(
            new UpsertChanges(buffer.shape(), settings, buffer.emptiedBy(), buffer.rows().waves()));
  }

  @Override
  public void clear() {
    buffer.clear();
  }
}
