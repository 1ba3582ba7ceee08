package io.tributary.connect.hudi;

import io.tributary.connect.hudi.commit.Coordinator;
import io.tributary.connect.hudi.commit.OffsetFloor;
import io.tributary.connect.hudi.commit.Participant;
import io.tributary.connect.hudi.commit.TableTimeline;
import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.metrics.TaskMeter;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableState;
import io.tributary.connect.hudi.write.Change;
import io.tributary.connect.hudi.write.ReadRecord;
import io.tributary.connect.hudi.write.RecordReader;
import io.tributary.connect.hudi.write.RowEncoder;
import io.tributary.connect.kit.error.Coordinates;
import io.tributary.connect.kit.error.ErrantRecords;
import io.tributary.connect.kit.metrics.TaskMetrics;
import io.tributary.connect.kit.offset.PartitionGate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;

/**
 * A running task: records in, control events back and forth, offsets out.
 *
 * <p>Threading: for the task's thread alone; there is no other.
 */
final class StartedHudiSinkTask implements AutoCloseable {

  private final SinkTaskContext context;
  private final Parts parts;
  private final ErrantRecords errantRecords;
  private @Nullable Coordinator coordinator;
  private boolean paused;

  /**
   * What a task is made of.
   *
   * @param leadership the partition whose owner coordinates
   * @param newCoordinator makes the coordinator when this task becomes it
   * @param resources to be closed with the task, last first
   */
  record Parts(
      RecordReader reader,
      RowEncoder encoder,
      PartitionGate gate,
      OffsetFloor floor,
      Participant participant,
      TableTimeline timeline,
      ControlChannel channel,
      TopicPartition leadership,
      TaskMeter meter,
      TaskMetrics metrics,
      Supplier<Coordinator> newCoordinator,
      List<AutoCloseable> resources,
      InstantSource clock) {}

  StartedHudiSinkTask(SinkTaskContext context, Parts parts) {
    this.context = context;
    this.parts = parts;
    this.errantRecords = ErrantRecords.from(context);
  }

  void open(Collection<TopicPartition> partitions) {
    TableState table = parts.timeline().read();
    if (table.schema() != null) {
      parts.encoder().include(table.schema());
    }
    for (TopicPartition partition : partitions) {
      long committed = table.offsets().of(partition);
      parts.participant().own(partition, committed);
      if (committed == Offsets.NONE) {
        parts.gate().forget(partition);
      } else {
        parts.gate().reset(partition, committed);
        parts.floor().opened(partition, committed);
        context.offset(partition, committed);
      }
    }
    if (partitions.contains(parts.leadership())) {
      coordinator = parts.newCoordinator().get();
    }
    parts.participant().join();
  }

  void put(Collection<SinkRecord> records) {
    parts.floor().delivered();
    parts.meter().came(records.size());
    for (SinkRecord record : records) {
      TopicPartition partition =
          new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
      parts.floor().check(partition, record.originalKafkaOffset());
      if (parts.gate().admit(partition, record.originalKafkaOffset())) {
        parts.participant().stage(partition, record.originalKafkaOffset(), changes(record));
        if (record.timestamp() != null) {
          parts.meter().read(record.timestamp());
        }
      }
    }
    errantRecords.awaitAcknowledged();
    Map<TopicPartition, Long> before = parts.participant().durable();
    drive();
    if (!before.equals(parts.participant().durable())) {
      parts.meter().visible(parts.clock().millis());
      context.requestCommit();
    }
    parts.meter().waits(parts.participant().rows());
    parts.metrics().tick();
    pace();
  }

  Map<TopicPartition, OffsetAndMetadata> durable() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    parts
        .participant()
        .durable()
        .forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
    return offsets;
  }

  void close(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      parts.participant().disown(partition);
      parts.gate().forget(partition);
      parts.floor().closed(partition);
    }
    if (partitions.contains(parts.leadership())) {
      coordinator = null;
    }
  }

  @Override
  public void close() {
    HudiAssembly.closeAll(parts.resources());
  }

  private List<RowChange> changes(SinkRecord record) {
    try {
      ReadRecord read = parts.reader().read(record);
      if (read.rowSchema() != null) {
        parts.encoder().include(read.rowSchema());
      }
      List<RowChange> changes = new ArrayList<>(read.changes().size());
      for (Change change : read.changes()) {
        changes.add(
            change instanceof Change.Put put
                ? new RowChange.Upsert(put.key(), parts.encoder().encode(put.row()), put.order())
                : new RowChange.Delete(change.key(), change.order()));
      }
      return changes;
    } catch (DataException e) {
      parts.meter().refused();
      errantRecords.report(record, e);
      return List.of();
    } catch (TableFailure e) {
      throw new TableFailure(e.kind(), e.getMessage() + " [" + Coordinates.of(record) + "]", e);
    }
  }

  /** Until nobody has anything left to say; a sink of one task goes through a whole cycle here. */
  private void drive() {
    parts.participant().announce();
    List<ControlEvent> events = parts.channel().poll();
    do {
      for (ControlEvent event : events) {
        if (coordinator != null) {
          coordinator.on(event);
        }
        parts.participant().on(event);
      }
      if (coordinator != null) {
        coordinator.tick();
      }
      events = parts.channel().poll();
    } while (!events.isEmpty());
  }

  /** Has Connect call again in time, and read no more than may wait. */
  private void pace() {
    long waitMs = parts.channel().pollIntervalMs();
    if (coordinator != null) {
      long untilTickMs = coordinator.nextTickMs() - parts.clock().millis();
      waitMs = waitMs == 0 ? untilTickMs : Math.min(waitMs, untilTickMs);
    }
    if (waitMs > 0 && waitMs < Integer.MAX_VALUE) {
      context.timeout(waitMs);
    } else if (waitMs <= 0 && coordinator != null) {
      context.timeout(1);
    }
    boolean full = parts.participant().full();
    if (full != paused) {
      TopicPartition[] all = context.assignment().toArray(new TopicPartition[0]);
      if (full) {
        context.pause(all);
      } else {
        context.resume(all);
      }
      paused = full;
    }
  }
}
