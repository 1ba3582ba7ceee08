package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.EventOrder;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.TruncatePolicy;
import io.tributary.connect.jdbcagg.retract.ChangeEvent;
import io.tributary.connect.jdbcagg.retract.ChangeEvent.Operation;
import io.tributary.connect.jdbcagg.retract.RetractingBuffer;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * A statement over change events of which nothing is kept: what a row added is told by the row
 * before its change, which the source must log whole.
 */
public final class ImageFold implements Fold {

  private final StatementFold fold;
  private final TableCatalog tables;
  private final ChangeTypes types;
  private final TruncatePolicy truncatePolicy;
  private final RetractingBuffer buffer;
  private List<Contribution> gone = List.of();
  private List<Contribution> come = List.of();

  public ImageFold(StatementFold fold, TableCatalog tables, TruncatePolicy truncatePolicy) {
    this.fold = fold;
    this.tables = tables;
    this.types = new ChangeTypes(fold);
    this.truncatePolicy = truncatePolicy;
    this.buffer = new RetractingBuffer(fold.statement());
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
    gone = List.of();
    come = List.of();
    if (record.value() == null) {
      return; // what is deleted was told before
    }
    ChangeEvent event = ChangeEvent.of(record);
    Operation operation = event.operation();
    if (operation == Operation.MESSAGE) {
      return;
    }
    if (operation == Operation.TRUNCATE) {
      if (truncatePolicy.applies(event.table())) {
        throw new ConnectException(
            "Table %s was truncated at the source, and cdc.state=none does not know what its rows added. Set cdc.state=table and generation to the next number, with empty tables, or set cdc.truncate=ignore"
                .formatted(event.table()));
      }
      return;
    }
    Struct row = event.row();
    List<Contribution> added = row == null ? List.of() : read(row, record);
    gone = changesRow(operation) ? read(before(event), record) : List.of();
    come = added;
  }

  private static boolean changesRow(Operation operation) {
    return operation == Operation.UPDATE || operation == Operation.DELETE;
  }

  private static Struct before(ChangeEvent event) {
    @Nullable Struct before = event.before();
    if (before == null) {
      throw new ConnectException(
          "A change event has no row before the change, and cdc.state=none needs it whole. Let the"
              + " source log it (MySQL: binlog_row_image=FULL), or set cdc.state=table");
    }
    return before;
  }

  /** Without the record's place: what a row added must read alike when it is told as before. */
  private List<Contribution> read(Struct row, SinkRecord record) {
    return fold.read(new RowSource(row, record)).stream()
        .map(
            each ->
                new Contribution(
                    each.key(), each.values(), new EventOrder(each.order().eventMs(), 0, 0)))
        .toList();
  }

  @Override
  public void add() {
    gone.forEach(buffer::retract);
    come.forEach(buffer::add);
    gone = List.of();
    come = List.of();
  }

  @Override
  public Optional<TableChanges> changes() {
    return buffer.groups().isEmpty()
        ? Optional.empty()
        : Optional.of(GroupChanges.of(shape(), fold.statement().window(), buffer.groups()));
  }

  @Override
  public void clear() {
    buffer.groups().clear();
  }

  private TableShape shape() {
    return TableShape.of(fold.statement(), fold.types(), ChangeTracking.BEFORE_IMAGES);
  }
}
