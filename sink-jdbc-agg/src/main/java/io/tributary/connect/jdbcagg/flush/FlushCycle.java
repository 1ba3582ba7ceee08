package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.config.FlushSettings;
import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.ledger.Positions;
import io.tributary.connect.jdbcagg.ledger.Progress;
import io.tributary.connect.jdbcagg.ledger.Settlement;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is in memory and what is in the ledger together; drawn in {@code
 * docs/design/offset-ledger.md}. Between two calls memory holds exactly the records from the
 * recorded offset to the position of each partition, or nothing.
 */
public final class FlushCycle {

  private static final Logger LOG = LoggerFactory.getLogger(FlushCycle.class);

  /** What is known of the ledger. */
  private enum State {
    /** Memory continues the ledger. */
    CURRENT,
    /** A commit got no answer: the ledger must tell before anything else is done. */
    UNCERTAIN,
    /** Memory is empty: the ledger must tell where to read on. */
    STALE
  }

  private final Folds folds;
  private final Positions positions = new Positions();
  private final OffsetLedger ledger;
  private final FlushWriter writer;
  private final FlushSchedule schedule;
  private final SinkTaskContext context;
  private final TaskMeter meter;
  private final Clock clock;
  private State state = State.STALE;
  private FlushPlan unanswered = FlushPlan.NOTHING;
  private @Nullable TopicPartition latest;

  /** What the cycle stands on. */
  public record Ports(
      OffsetLedger ledger, FlushWriter writer, SinkTaskContext context, TaskMeter meter) {}

  public FlushCycle(
      Folds folds, FlushSettings settings, Ports ports, Clock clock, RandomGenerator random) {
    this.folds = folds;
    this.ledger = ports.ledger();
    this.writer = ports.writer();
    this.context = ports.context();
    this.meter = ports.meter();
    this.clock = clock;
    this.schedule = new FlushSchedule(settings, meter, clock, random);
  }

  /** Owns more partitions; if the ledger can be read they are read on from where it stands. */
  public void open(Collection<TopicPartition> partitions) {
    abandon("partitions were assigned");
    positions.open(partitions);
    tryQuietly(this::restart);
  }

  /** Owns fewer partitions. What is in memory is written if that works at once, else dropped. */
  public void close(Collection<TopicPartition> partitions) {
    if (state == State.CURRENT && schedule.holdsRecords() && !schedule.backingOff()) {
      write();
    }
    if (state != State.CURRENT || schedule.holdsRecords()) {
      abandon("partitions were revoked");
    }
    positions.close(partitions);
  }

  /**
   * Does what must be done before a batch is taken in: reads the ledger after a loss, learns what
   * became of a commit, tries a failed flush again.
   *
   * @return false if the batch must be dropped, because the consumer was sent elsewhere
   * @throws RetriableException if the database fails; the batch was not touched
   */
  public boolean ready(Collection<SinkRecord> batch) {
    if (schedule.backingOff()) {
      return waitWith(batch);
    }
    boolean taken =
        retrying(
            () -> {
              if (state == State.UNCERTAIN) {
                settle();
              } else if (state == State.CURRENT && schedule.failing() && schedule.holdsRecords()) {
                write();
              }
              if (state == State.STALE) {
                sight(batch);
                restart();
                return false;
              }
              return true;
            });
    return (state == State.CURRENT && !schedule.backingOff()) ? taken : waitWith(batch);
  }

  /**
   * Runs what else must be done at the database before a batch is taken in.
   *
   * @throws RetriableException if the database fails; it is tried again after a while
   */
  public void prepare(Runnable action) {
    retrying(
        () -> {
          action.run();
          return true;
        });
    if (schedule.failing()) {
      schedule.succeeded();
    }
  }

  private boolean retrying(BooleanSupplier action) {
    try {
      return action.getAsBoolean();
    } catch (RetriableException e) {
      schedule.failed(String.valueOf(e.getMessage()));
      schedule.msToNextStep().ifPresent(context::timeout);
      throw e;
    }
  }

  /** Whether a record is new; if so it must be taken in, or reported, before the next call. */
  public boolean admit(SinkRecord record) {
    TopicPartition partition = partitionOf(record);
    boolean admitted = positions.admit(partition, record.originalKafkaOffset());
    if (admitted) {
      schedule.took();
    }
    return admitted;
  }

  /** What the records before the one that was admitted last have shown. */
  public Progress progress(SinkRecord record) {
    return positions.progress(partitionOf(record));
  }

  /** Notes what the record that was admitted last has shown. */
  public void progressed(SinkRecord record, Progress progress) {
    positions.progressed(partitionOf(record), progress);
  }

  /** Greatest event time before the record that was admitted last. */
  public long watermarkMs(SinkRecord record) {
    return positions.watermarkMs(partitionOf(record));
  }

  /** Notes an event time of the record that was admitted last. */
  public void sawEvent(SinkRecord record, long eventMs) {
    positions.sawEvent(partitionOf(record), eventMs);
  }

  /** Forgets what is in memory, because a batch could not be taken in whole. */
  public void forget() {
    abandon("a record failed the task");
  }

  /** Writes, if it is time. A fault that passes is remembered, not thrown. */
  public void flushIfDue() {
    if (state == State.CURRENT && schedule.due() && !schedule.backingOff()) {
      write();
      if (state == State.STALE) {
        tryQuietly(this::restart);
      }
    }
  }

  /** Whether records are held up because the database failed. */
  public boolean failing() {
    return schedule.failing();
  }

  /** Milliseconds until the next call is needed; empty where only new records call for one. */
  public OptionalLong msToNextStep() {
    return schedule.msToNextStep();
  }

  /** Records that wait for a flush. */
  public int waiting() {
    return schedule.records();
  }

  /** The offsets that the ledger is known to hold. */
  public Map<TopicPartition, Long> durable() {
    return positions.durable();
  }

  private boolean waitWith(Collection<SinkRecord> batch) {
    schedule.msToNextStep().ifPresent(context::timeout);
    if (batch.isEmpty()) {
      return false;
    }
    throw new RetriableException("Waiting for the database before more records are taken in");
  }

  private FlushPlan plan() {
    List<TableChanges> changes =
        folds.all().stream()
            .flatMap(fold -> fold.changes().stream())
            .sorted(Comparator.comparing(TableChanges::table))
            .toList();
    return new FlushPlan(positions.moves(), changes);
  }

  private void write() {
    FlushPlan plan = plan();
    long begunMs = clock.millis();
    FlushResult result = writer.write(plan);
    meter.tried(clock.millis() - begunMs);
    switch (result.kind()) {
      case COMMITTED -> committed(plan);
      case FENCED -> fenced(result.detail());
      case NOT_WRITTEN -> failed(result);
      case UNKNOWN -> {
        unanswered = plan;
        state = State.UNCERTAIN;
        meter.unanswered();
        failed(result);
      }
    }
  }

  private void failed(FlushResult result) {
    LOG.warn("Flush failed, will be tried again: {}", result.detail());
    schedule.failed(result.detail());
  }

  private void committed(FlushPlan plan) {
    clear();
    positions.recorded(plan.moves());
    schedule.succeeded();
    meter.flushed(plan.size());
    state = State.CURRENT;
    context.requestCommit();
  }

  private void settle() {
    Settlement settlement = Settlement.of(unanswered.moves(), ledger.read(positions.partitions()));
    LOG.info("A commit that got no answer turned out as {}", settlement);
    switch (settlement) {
      case COMMITTED -> committed(unanswered);
      case NOT_COMMITTED -> {
        state = State.CURRENT;
        write();
      }
      case FENCED -> fenced("another task wrote after a commit without an answer");
    }
  }

  private void fenced(String reason) {
    meter.fenced();
    abandon(reason);
  }

  private void abandon(String reason) {
    if (schedule.holdsRecords()) {
      LOG.warn("Records in memory are dropped and read again: {}", reason);
    }
    clear();
    unanswered = FlushPlan.NOTHING;
    state = State.STALE;
  }

  private void clear() {
    folds.all().forEach(Fold::clear);
    schedule.emptied();
  }

  private void restart() {
    Map<TopicPartition, Long> rewinds = positions.restart(ledger.read(positions.partitions()));
    context.offset(rewinds);
    schedule.succeeded();
    state = State.CURRENT;
    LOG.info("Reading on from the offsets in the database: {}", rewinds);
  }

  private void sight(Collection<SinkRecord> batch) {
    batch.forEach(record -> positions.sight(partitionOf(record), record.originalKafkaOffset()));
  }

  private void tryQuietly(Runnable action) {
    try {
      action.run();
    } catch (RetriableException e) {
      schedule.failed(String.valueOf(e.getMessage()));
      LOG.warn("The offsets in the database cannot be read yet: {}", e.getMessage());
    }
  }

  /** Most records are of the same partition as the one before, and the hash is kept in there. */
  private TopicPartition partitionOf(SinkRecord record) {
    if (latest == null
        || latest.partition() != record.originalKafkaPartition()
        || !latest.topic().equals(record.originalTopic())) {
      latest = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
    }
    return latest;
  }
}
