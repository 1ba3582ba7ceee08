package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;

/** A statement over a topic to which records are only ever added. */
public final class AppendFold implements Fold {

  private final StatementFold fold;
  private final TableCatalog tables;
  private final WindowSettings windows;

  public AppendFold(StatementFold fold, TableCatalog tables, WindowSettings windows) {
    this.fold = fold;
    this.tables = tables;
    this.windows = windows;
  }

  @Override
  public boolean learn(SinkRecord record) {
    boolean settled = fold.bound() && fold.types().complete();
    return !settled && fold.learn(RowSource.of(record)) && !fold.bound();
  }

  @Override
  public void bind() {
    fold.bind(tables.ensure(shape()));
  }

  @Override
  public void read(SinkRecord record) {
    if (record.value() == null) {
      fold.findNothing();
    } else {
      fold.find(RowSource.of(record));
    }
  }

  @Override
  public void add() {
    fold.add();
  }

  @Override
  public Optional<TableChanges> changes() {
    return groups().map(groups -> groups);
  }

  /** What the records taken in add to which groups. */
  Optional<GroupChanges> groups() {
    return fold.buffer().isEmpty()
        ? Optional.empty()
        : Optional.of(GroupChanges.of(shape(), fold.statement().window(), fold.buffer()));
  }

  @Override
  public void clear() {
    fold.buffer().clear();
  }

  private TableShape shape() {
    return TableShape.of(fold.statement(), fold.types(), ChangeTracking.NONE, windows);
  }
}
