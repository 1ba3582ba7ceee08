package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.model.TableState;
import io.tributary.connect.hudi.model.Topics;
import io.tributary.connect.hudi.write.RowEncoder;
import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.retry.RetryBudget;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the commit cycle decides. One task of a sink has one: whoever owns partition 0 of the
 * first topic.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class Coordinator {

  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

  private final CommitCycle cycle;
  private final Parts parts;
  private CycleState state = CycleState.START;
  private Offsets next = Offsets.EMPTY;
  private Topics topics = Topics.NONE;
  private long startedMs;

  /**
   * What a coordinator works with.
   *
   * @param columns collects the columns that the tasks report
   * @param budget how long failures in a row may last
   */
  public record Parts(
      TableTimeline timeline,
      ControlChannel channel,
      RowEncoder columns,
      TopicLayout layout,
      TopicContinuity continuity,
      RetryBudget budget,
      FaultPoint faults,
      CommitMeter meter,
      InstantSource clock) {}

  public Coordinator(CycleRules rules, Parts parts) {
    this.cycle = new CommitCycle(rules);
    this.parts = parts;
  }

  /**
   * Looks at the clock.
   *
   * @throws TableFailure where the sink cannot go on
   */
  public void tick() {
    handle(new CycleEvent.Tick(now()));
  }

  /**
   * Takes note of what a task says.
   *
   * @throws TableFailure where the sink cannot go on
   */
  public void on(ControlEvent event) {
    if (event instanceof ControlEvent.RowsPending rows) {
      parts.columns().include(rows.schema());
      handle(new CycleEvent.RowsPending(rows.full(), now()));
    } else if (event instanceof ControlEvent.TaskJoined) {
      handle(new CycleEvent.TaskJoined());
    } else if (event instanceof ControlEvent.RowsWritten written) {
      if (written.schema() != null) {
        parts.columns().include(written.schema());
      }
      handle(new CycleEvent.Contributed(written.instant(), written.contributions()));
    } else if (event instanceof ControlEvent.WriteFailed failed && isOpen(failed.instant())) {
      spend(null);
      handle(new CycleEvent.WriteFailed(failed.instant(), now()));
    }
  }

  /** Epoch milliseconds of the next {@link #tick} that may matter. */
  public long nextTickMs() {
    if (state instanceof CycleState.Idle idle && idle.pending()) {
      return idle.dueMs();
    }
    return state instanceof CycleState.Gathering gathering
        ? gathering.deadlineMs()
        : Long.MAX_VALUE;
  }

  private boolean isOpen(InstantId instant) {
    return state instanceof CycleState.Gathering gathering && gathering.instant().equals(instant);
  }

  private void handle(CycleEvent first) {
    Deque<CycleEvent> events = new ArrayDeque<>(List.of(first));
    while (!events.isEmpty()) {
      CycleStep step = cycle.on(state, events.remove());
      state = step.next();
      for (CycleAction action : step.actions()) {
        perform(action, events);
      }
    }
  }

  private void perform(CycleAction action, Deque<CycleEvent> events) {
    if (action instanceof CycleAction.OpenInstant) {
      events.add(attempt(CommitMeter.Phase.OPEN, this::open));
    } else if (action instanceof CycleAction.StartCycle start) {
      send(
          new ControlEvent.CycleStarted(
              start.instant(),
              start.committed(),
              parts.columns().schema(),
              start.deadlineMs() - now()));
      parts.faults().reached(FaultPoint.Step.CYCLE_STARTED);
    } else if (action instanceof CycleAction.Commit commit) {
      parts.meter().took(CommitMeter.Phase.WRITE, now() - startedMs);
      events.add(attempt(CommitMeter.Phase.COMMIT, () -> commit(commit)));
    } else if (action instanceof CycleAction.Confirm confirm) {
      send(new ControlEvent.CycleCommitted(confirm.instant(), next));
      parts.faults().reached(FaultPoint.Step.CONFIRMED);
    } else if (action instanceof CycleAction.Maintain) {
      maintain();
      parts.faults().reached(FaultPoint.Step.MAINTAINED);
    } else if (action instanceof CycleAction.Abort abort) {
      LOG.warn("Instant {} is given up; its rows are read again", abort.instant().time());
      parts.meter().givenUp();
      send(new ControlEvent.CycleAborted(abort.instant()));
    }
  }

  private interface Attempt {
    CycleEvent run();
  }

  private CycleEvent attempt(CommitMeter.Phase phase, Attempt attempt) {
    long begunMs = now();
    try {
      CycleEvent done = attempt.run();
      parts.meter().took(phase, now() - begunMs);
      return done;
    } catch (TableFailure e) {
      if (e.kind() != FailureKind.TRANSIENT) {
        throw e;
      }
      LOG.warn("{}", e.getMessage(), e);
      spend(e);
      return new CycleEvent.TableFailed(now());
    }
  }

  private void spend(@Nullable TableFailure cause) {
    if (parts.budget().spent()) {
      throw new TableFailure(
          FailureKind.REFUSED,
          "No commit has succeeded for longer than commit.retry.budget.ms. Mend what the log names and restart the task.",
          cause);
    }
  }

  private CycleEvent open() {
    TableSchema schema = Objects.requireNonNull(parts.columns().schema());
    TableTimeline.Opened opened = parts.timeline().open(schema);
    InstantId instant = opened.instant();
    TableState table = opened.table();
    parts.faults().reached(FaultPoint.Step.INSTANT_OPENED);
    requireNewest(instant, table);
    if (table.schema() != null) {
      parts.columns().include(table.schema());
    }
    topics = parts.layout().topics();
    startedMs = now();
    parts.continuity().require(table.offsets(), topics);
    return new CycleEvent.InstantOpened(
        instant, table.offsets(), partitions(topics.partitionCounts()), now());
  }

  /** The rows are safe by now, so that the table is in disorder is no reason to stop. */
  private void maintain() {
    long begunMs = now();
    try {
      parts.timeline().maintain();
      parts.meter().took(CommitMeter.Phase.MAINTAIN, now() - begunMs);
    } catch (TableFailure e) {
      parts.meter().disordered();
      LOG.warn("{} The rows are committed.", e.getMessage(), e);
    }
  }

  private CycleEvent commit(CycleAction.Commit commit) {
    List<FileStat> files =
        commit.contributions().stream().flatMap(each -> each.files().stream()).toList();
    next = commit.base().plus(commit.contributions(), topics);
    parts.faults().reached(FaultPoint.Step.BEFORE_COMMIT);
    parts
        .timeline()
        .commit(
            commit.instant(),
            Objects.requireNonNull(parts.columns().schema()),
            files,
            commit.base(),
            next);
    parts.faults().reached(FaultPoint.Step.COMMITTED);
    parts.budget().reset();
    LOG.info(
        "Committed instant {}: {} files, {} partitions moved on",
        commit.instant().time(),
        files.size(),
        commit.contributions().stream().filter(Coordinator::advances).count());
    return new CycleEvent.CommitDone();
  }

  private static boolean advances(Contribution contribution) {
    return contribution.to() != contribution.from();
  }

  /** Readers take the file of the greatest instant for the latest, whenever it was written. */
  private static void requireNewest(InstantId instant, TableState table) {
    InstantId newest = table.newest();
    if (newest != null && instant.time().compareTo(newest.time()) <= 0) {
      throw new TableFailure(
          FailureKind.TRANSIENT,
          "Instant %s is not after the newest commit, %s: the clock of this worker is behind that of another. Set the clocks. It is tried again."
              .formatted(instant.time(), newest.time()),
          null);
    }
  }

  private static Set<TopicPartition> partitions(Map<String, Integer> counts) {
    Set<TopicPartition> partitions = new HashSet<>();
    counts.forEach(
        (topic, count) -> {
          for (int i = 0; i < count; i++) {
            partitions.add(new TopicPartition(topic, i));
          }
        });
    return partitions;
  }

  private void send(ControlEvent event) {
    parts.channel().send(event);
  }

  private long now() {
    return parts.clock().millis();
  }
}
