package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import java.util.Optional;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A statement over a topic to which records are only ever added. */
public final class AppendFold implements Fold {

  private final StatementFold fold;
  private @Nullable Contribution found;

  public AppendFold(StatementFold fold) {
    this.fold = fold;
  }

  @Override
  public String topic() {
    return fold.statement().topic();
  }

  @Override
  public boolean learn(SinkRecord record) {
    boolean settled = fold.bound() && fold.types().complete();
    return !settled && fold.learn(record) && !fold.bound();
  }

  @Override
  public void bind(TableCatalog tables) {
    fold.bind(tables.ensure(TableShape.of(fold.statement(), fold.types())));
  }

  @Override
  public void read(SinkRecord record) {
    found = record.value() == null ? null : fold.read(record);
  }

  @Override
  public void add() {
    if (found != null) {
      found.add();
      found = null;
    }
  }

  @Override
  public Optional<TableChanges> changes() {
    return fold.buffer().groups().isEmpty()
        ? Optional.empty()
        : Optional.of(
            GroupChanges.of(TableShape.of(fold.statement(), fold.types()), fold.buffer()));
  }

  @Override
  public void clear() {
    fold.buffer().clear();
  }
}
