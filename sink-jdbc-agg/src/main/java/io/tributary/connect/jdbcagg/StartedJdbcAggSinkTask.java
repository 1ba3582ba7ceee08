package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.flush.FlushCycle;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.kit.error.ErrantRecords;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * A task at work. All that can fail in a passing way happens before a batch is taken in, so that a
 * batch that comes again is not counted again. For the task's thread alone.
 */
final class StartedJdbcAggSinkTask {

  private final Map<String, List<StatementFold>> foldsByTopic;
  private final TableCatalog tables;
  private final FlushCycle cycle;
  private final SinkTaskContext context;
  private final ErrantRecords errantRecords;
  private final Runnable onStop;

  StartedJdbcAggSinkTask(
      List<StatementFold> folds,
      TableCatalog tables,
      FlushCycle cycle,
      SinkTaskContext context,
      Runnable onStop) {
    this.foldsByTopic =
        folds.stream().collect(Collectors.groupingBy(fold -> fold.statement().topic()));
    this.tables = tables;
    this.cycle = cycle;
    this.context = context;
    this.errantRecords = ErrantRecords.from(context);
    this.onStop = onStop;
  }

  void open(Collection<TopicPartition> partitions) {
    cycle.open(partitions);
  }

  void put(Collection<SinkRecord> records) {
    if (cycle.ready(records)) {
      cycle.prepare(() -> bind(records));
      take(records);
      cycle.flushIfDue();
    }
    cycle.msToNextStep().ifPresent(context::timeout);
  }

  Map<TopicPartition, OffsetAndMetadata> durableOffsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    cycle
        .durable()
        .forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
    return offsets;
  }

  void close(Collection<TopicPartition> partitions) {
    cycle.close(partitions);
  }

  void stop() {
    onStop.run();
  }

  /** Makes sure that each statement that records came for has its table. */
  private void bind(Collection<SinkRecord> records) {
    Set<StatementFold> unbound = new LinkedHashSet<>();
    for (SinkRecord record : records) {
      for (StatementFold fold : foldsOf(record)) {
        boolean settled = fold.bound() && fold.types().complete();
        if (!settled && fold.learn(record) && !fold.bound()) {
          unbound.add(fold);
        }
      }
    }
    for (StatementFold fold : unbound) {
      fold.bind(tables.ensure(TableShape.of(fold.statement(), fold.types())));
    }
  }

  private void take(Collection<SinkRecord> records) {
    boolean whole = false;
    try {
      for (SinkRecord record : records) {
        if (cycle.admit(record)) {
          fold(record);
        }
      }
      whole = true;
    } finally {
      if (!whole) {
        // The worker closes a task that failed, and a flush then would move on over the record.
        cycle.forget();
      }
    }
  }

  private void fold(SinkRecord record) {
    if (record.value() == null) {
      return; // a tombstone says nothing to an aggregate of values
    }
    List<StatementFold> folds = foldsOf(record);
    List<Contribution> contributions = new ArrayList<>(folds.size());
    try {
      for (StatementFold fold : folds) {
        Contribution contribution = fold.read(record);
        if (contribution != null) {
          contributions.add(contribution);
        }
      }
    } catch (DataException e) {
      errantRecords.report(record, e);
      return;
    }
    contributions.forEach(Contribution::add);
  }

  private List<StatementFold> foldsOf(SinkRecord record) {
    return foldsByTopic.getOrDefault(record.originalTopic(), List.of());
  }
}
