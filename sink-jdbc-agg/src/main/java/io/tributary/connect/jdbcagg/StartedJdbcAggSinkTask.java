package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.aggregate.Lateness;
import io.tributary.connect.jdbcagg.flush.FlushCycle;
import io.tributary.connect.jdbcagg.flush.Fold;
import io.tributary.connect.jdbcagg.flush.Folds;
import io.tributary.connect.jdbcagg.flush.SweepSchedule;
import io.tributary.connect.jdbcagg.ledger.Progress;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import io.tributary.connect.jdbcagg.retract.SourceGate;
import io.tributary.connect.kit.error.ErrantRecords;
import io.tributary.connect.kit.metrics.TaskMetrics;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
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

  private final SinkTaskContext context;
  private final Parts parts;
  private final FlushCycle cycle;
  private final Lateness lateness;
  private final SweepSchedule sweeps;
  private final ErrantRecords errantRecords;

  /**
   * What a task is made of.
   *
   * @param onceBySource whether a change that the source sends again is told by its position there
   */
  record Parts(
      Folds folds,
      Windows windows,
      FlushCycle cycle,
      boolean onceBySource,
      TaskMeter meter,
      TaskMetrics metrics,
      Runnable onStop) {}

  /** What ends windows: the records they no longer take, and the sweeps that close them. */
  record Windows(Lateness lateness, SweepSchedule sweeps) {}

  StartedJdbcAggSinkTask(SinkTaskContext context, Parts parts) {
    this.context = context;
    this.parts = parts;
    this.cycle = parts.cycle();
    this.lateness = parts.windows().lateness();
    this.sweeps = parts.windows().sweeps();
    this.errantRecords = ErrantRecords.from(context);
  }

  void open(Collection<TopicPartition> partitions) {
    cycle.open(partitions);
    sweeps.assigned(partitions);
  }

  void put(Collection<SinkRecord> records) {
    parts.metrics().tick();
    parts.meter().came(records.size());
    if (cycle.failing()) {
      sweeps.heldUp();
    }
    if (cycle.ready(records)) {
      cycle.prepare(() -> bind(records));
      take(records);
      sweeps.took(records);
      cycle.flushIfDue();
      parts.meter().waits(cycle.waiting());
      sweeps.sweepIfDue();
    }
    LongStream.concat(cycle.msToNextStep().stream(), sweeps.msToNextStep().stream())
        .min()
        .ifPresent(context::timeout);
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
    sweeps.revoked(partitions);
  }

  void stop() {
    parts.metrics().close();
    parts.onStop().run();
  }

  /** Makes sure that each statement that records came for has its table. */
  private void bind(Collection<SinkRecord> records) {
    Set<Fold> unbound = new LinkedHashSet<>();
    for (SinkRecord record : records) {
      for (Fold fold : foldsOf(record)) {
        if (fold.learn(record)) {
          unbound.add(fold);
        }
      }
    }
    unbound.forEach(Fold::bind);
  }

  private void take(Collection<SinkRecord> records) {
    boolean whole = false;
    try {
      for (SinkRecord record : records) {
        if (cycle.admit(record) && isNewToSource(record)) {
          fold(record);
        }
      }
      errantRecords.awaitAcknowledged();
      whole = true;
    } finally {
      if (!whole) {
        // The worker closes a task that failed, and a flush then would move on over the record.
        cycle.forget();
      }
    }
  }

  private boolean isNewToSource(SinkRecord record) {
    if (!parts.onceBySource() || !SourceGate.concerns(record)) {
      return true;
    }
    Progress progress = cycle.progress(record);
    Optional<String> position = SourceGate.pass(record, progress.sourcePosition());
    position.ifPresent(passed -> cycle.progressed(record, progress.withSourcePosition(passed)));
    return position.isPresent();
  }

  private void fold(SinkRecord record) {
    if (record.timestamp() != null) {
      parts.meter().read(record.timestamp());
    }
    List<Fold> takers = foldsOf(record);
    lateness.enter(cycle.watermarkMs(record), record.timestamp());
    try {
      for (int i = 0; i < takers.size(); i++) {
        takers.get(i).read(record);
      }
    } catch (DataException e) {
      parts.meter().refused();
      errantRecords.report(record, e);
      return;
    }
    if (lateness.missedAny()) {
      reportLate(record);
    }
    for (int i = 0; i < takers.size(); i++) {
      takers.get(i).add();
    }
    cycle.sawEvent(record, lateness.newestMs());
  }

  private void reportLate(SinkRecord record) {
    DataException late = lateness.settle();
    parts.meter().late(lateness.lateRecords(), lateness.lateWindows());
    if (late != null) {
      errantRecords.report(record, late);
    }
  }

  private List<Fold> foldsOf(SinkRecord record) {
    return parts.folds().of(record.originalTopic());
  }
}
