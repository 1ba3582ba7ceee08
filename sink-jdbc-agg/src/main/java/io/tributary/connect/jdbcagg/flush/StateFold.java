package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.TruncatePolicy;
import io.tributary.connect.jdbcagg.retract.ChangeEvent;
import io.tributary.connect.jdbcagg.retract.RowId;
import io.tributary.connect.jdbcagg.retract.RowState;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A statement over change events, of which a table beside keeps what each row added. Only the
 * newest state of a row counts, so rows that are sent or read again change nothing.
 */
public final class StateFold implements Fold {

  private final StatementFold fold;
  private final TableCatalog tables;
  private final ChangeTypes types;
  private final TruncatePolicy truncatePolicy;
  private final Map<ByteBuffer, RowChange> rows = new HashMap<>();
  private final Map<String, Integer> truncated = new HashMap<>();
  private @Nullable RowChange found;
  private @Nullable String emptied;
  private int partition;

  public StateFold(StatementFold fold, TableCatalog tables, TruncatePolicy truncatePolicy) {
    this.fold = fold;
    this.tables = tables;
    this.types = new ChangeTypes(fold);
    this.truncatePolicy = truncatePolicy;
  }

  @Override
  public boolean learn(SinkRecord record) {
    return types.learn(record);
  }

  @Override
  public void bind() {
    fold.bind(tables.ensure(shape()));
  }

  @Override
  public void read(SinkRecord record) {
    found = null;
    emptied = null;
    if (record.value() == null) {
      return; // what is deleted was told before
    }
    ChangeEvent event = ChangeEvent.of(record);
    partition = record.originalKafkaPartition();
    switch (event.operation()) {
      case MESSAGE -> {}
      case TRUNCATE -> emptied = truncatePolicy.applies(event.table()) ? event.table() : null;
      default -> found = change(record, event);
    }
  }

  private RowChange change(SinkRecord record, ChangeEvent event) {
    byte[] id = RowId.of(event.table(), record.key());
    Struct row = event.row();
    List<Contribution> contributions =
        row == null ? List.of() : fold.read(new RowSource(row, record));
    return contributions.isEmpty()
        ? RowChange.gone(id, event.table(), partition)
        : new RowChange(id, event.table(), partition, RowState.write(contributions));
  }

  @Override
  public void add() {
    if (found != null) {
      rows.put(ByteBuffer.wrap(found.id()), found);
      found = null;
    } else if (emptied != null) {
      String table = emptied;
      rows.values().removeIf(row -> row.source().equals(table));
      truncated.put(table, partition);
      emptied = null;
    }
  }

  @Override
  public Optional<TableChanges> changes() {
    if (rows.isEmpty() && truncated.isEmpty()) {
      return Optional.empty();
    }
    List<RowChange> sorted = new ArrayList<>(rows.values());
    Collections.sort(sorted);
    return Optional.of(new RowChanges(shape(), fold.statement(), sorted, Map.copyOf(truncated)));
  }

  @Override
  public void clear() {
    rows.clear();
    truncated.clear();
  }

  private TableShape shape() {
    return TableShape.of(fold.statement(), fold.types(), ChangeTracking.STATE_TABLE);
  }
}
