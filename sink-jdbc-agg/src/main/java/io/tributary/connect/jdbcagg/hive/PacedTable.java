package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.FlushPlan;
import io.tributary.connect.jdbcagg.flush.FlushResult;
import io.tributary.connect.jdbcagg.flush.FlushResult.Kind;
import io.tributary.connect.jdbcagg.flush.Fold;
import io.tributary.connect.jdbcagg.flush.TableChanges;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One of {@link SeveralTables}, and the offsets in it, which its part of the task's memory
 * continues. For the task's thread alone.
 */
final class PacedTable {

  private final StatementTable table;
  private final Map<TopicPartition, Long> nextOffsets = new HashMap<>();

  PacedTable(StatementTable table) {
    this.table = table;
  }

  String name() {
    return table.table();
  }

  boolean reads(TopicPartition partition) {
    return partition.topic().equals(table.topic());
  }

  /** Where the table stands; empty where it has nothing of a partition. */
  Optional<Long> next(TopicPartition partition) {
    return Optional.ofNullable(nextOffsets.get(partition));
  }

  /** Starts over from what the table says; what was in memory is void. */
  void restart(Collection<TopicPartition> partitions) {
    nextOffsets.clear();
    table
        .ledger()
        .read(partitions.stream().filter(this::reads).toList())
        .forEach((partition, recorded) -> nextOffsets.put(partition, recorded.nextOffset()));
  }

  Map<String, Integer> ensure(TableShape shape) {
    return table.catalog().ensure(shape);
  }

  /** Writes what the table does not have of a flush. */
  FlushResult write(FlushPlan plan) {
    List<OffsetMove> moves =
        plan.moves().stream()
            .filter(move -> reads(move.partition()))
            .filter(move -> next(move.partition()).map(next -> next < move.to()).orElse(true))
            .map(this::fromWhereItStands)
            .toList();
    if (moves.isEmpty()) {
      return new FlushResult(Kind.COMMITTED, "");
    }
    List<TableChanges> changes =
        plan.changes().stream().filter(each -> each.table().equals(name())).toList();
    FlushResult result = table.writer().write(new FlushPlan(moves, changes));
    if (result.kind() == Kind.COMMITTED) {
      moves.forEach(move -> nextOffsets.put(move.partition(), move.to()));
    }
    return result;
  }

  private OffsetMove fromWhereItStands(OffsetMove move) {
    TopicPartition partition = move.partition();
    return new OffsetMove(partition, nextOffsets.get(partition), move.to(), move.progress());
  }

  /** A fold that passes over records that are in the table. */
  Fold fitted(Fold fold) {
    return new PassingFold(fold);
  }

  private boolean has(SinkRecord record) {
    return next(new TopicPartition(record.originalTopic(), record.originalKafkaPartition()))
        .map(next -> record.originalKafkaOffset() < next)
        .orElse(false);
  }

  private final class PassingFold implements Fold {

    private final Fold fold;
    private boolean passes;

    PassingFold(Fold fold) {
      this.fold = fold;
    }

    @Override
    public boolean learn(SinkRecord record) {
      return fold.learn(record);
    }

    @Override
    public void bind() {
      fold.bind();
    }

    /** Reads what it passes over, too: a record that does not fit one statement counts in none. */
    @Override
    public void read(SinkRecord record) {
      fold.read(record);
      passes = has(record);
    }

    @Override
    public void add() {
      if (!passes) {
        fold.add();
      }
    }

    @Override
    public Optional<TableChanges> changes() {
      return fold.changes();
    }

    @Override
    public void clear() {
      fold.clear();
    }
  }
}
