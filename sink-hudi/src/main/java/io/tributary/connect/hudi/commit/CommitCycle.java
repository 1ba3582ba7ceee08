package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.commit.CycleState.Committing;
import io.tributary.connect.hudi.commit.CycleState.Gathering;
import io.tributary.connect.hudi.commit.CycleState.Idle;
import io.tributary.connect.hudi.commit.CycleState.Opening;
import io.tributary.connect.hudi.model.Contribution;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The commit cycle of one table as a pure state machine, drawn in docs/design/commit-cycle.md. An
 * event that does not belong to the present state changes nothing: it is late, or from a task that
 * does not know yet.
 */
public final class CommitCycle {

  private final CycleRules rules;

  public CommitCycle(CycleRules rules) {
    this.rules = rules;
  }

  public CycleStep on(CycleState state, CycleEvent event) {
    if (state instanceof Idle idle) {
      return onIdle(idle, event);
    }
    if (state instanceof Opening opening) {
      return onOpening(opening, event);
    }
    if (state instanceof Gathering gathering) {
      return onGathering(gathering, event);
    }
    return onCommitting((Committing) state, event);
  }

  private CycleStep onIdle(Idle idle, CycleEvent event) {
    if (event instanceof CycleEvent.RowsPending rows) {
      return CycleStep.to(pending(idle, rows));
    }
    if (event instanceof CycleEvent.Tick tick && idle.pending() && tick.nowMs() >= idle.dueMs()) {
      return CycleStep.to(new Opening(idle.failures()), new CycleAction.OpenInstant());
    }
    return CycleStep.to(idle);
  }

  /** A full task brings the commit forward, but never into the wait after a failure. */
  private Idle pending(Idle idle, CycleEvent.RowsPending rows) {
    if (idle.failures() > 0) {
      return idle;
    }
    long dueMs = idle.pending() ? idle.dueMs() : rows.nowMs() + rules.intervalMs();
    return new Idle(true, rows.full() ? Math.min(dueMs, rows.nowMs()) : dueMs, 0);
  }

  private CycleStep onOpening(Opening opening, CycleEvent event) {
    if (event instanceof CycleEvent.InstantOpened opened) {
      long deadlineMs = opened.nowMs() + rules.timeoutMs() + rules.graceMs();
      return CycleStep.to(
          new Gathering(
              opened.instant(),
              opened.committed(),
              opened.expected(),
              Map.of(),
              deadlineMs,
              opening.failures()),
          start(opened.instant(), opened.committed(), deadlineMs));
    }
    if (event instanceof CycleEvent.TableFailed failed) {
      return CycleStep.to(retry(failed.nowMs(), opening.failures()));
    }
    return CycleStep.to(opening);
  }

  private CycleStep onGathering(Gathering gathering, CycleEvent event) {
    InstantId instant = gathering.instant();
    if (event instanceof CycleEvent.Contributed contributed
        && contributed.instant().equals(instant)) {
      return gathered(with(gathering, contributed));
    }
    if (event instanceof CycleEvent.TaskJoined) {
      return CycleStep.to(gathering, start(instant, gathering.committed(), gathering.deadlineMs()));
    }
    if (event instanceof CycleEvent.WriteFailed failed && failed.instant().equals(instant)) {
      return aborted(gathering, failed.nowMs());
    }
    if (event instanceof CycleEvent.Tick tick && tick.nowMs() >= gathering.deadlineMs()) {
      return aborted(gathering, tick.nowMs());
    }
    return CycleStep.to(gathering);
  }

  private CycleAction start(InstantId instant, Offsets committed, long deadlineMs) {
    return new CycleAction.StartCycle(instant, committed, deadlineMs - rules.graceMs());
  }

  /**
   * The first contribution of a partition counts, and only if it begins where the table ends: after
   * a rebalance two tasks may both believe to own it.
   */
  private static Gathering with(Gathering gathering, CycleEvent.Contributed contributed) {
    Map<TopicPartition, Contribution> got = new HashMap<>(gathering.got());
    for (Contribution each : contributed.contributions()) {
      boolean wanted = gathering.expected().contains(each.partition());
      if (wanted && each.from() == gathering.committed().of(each.partition())) {
        got.putIfAbsent(each.partition(), each);
      }
    }
    return new Gathering(
        gathering.instant(),
        gathering.committed(),
        gathering.expected(),
        got,
        gathering.deadlineMs(),
        gathering.failures());
  }

  private static CycleStep gathered(Gathering gathering) {
    if (!gathering.complete()) {
      return CycleStep.to(gathering);
    }
    return CycleStep.to(
        new Committing(gathering.instant(), gathering.failures()),
        new CycleAction.Commit(
            gathering.instant(), gathering.committed(), gathering.contributions()));
  }

  private CycleStep aborted(Gathering gathering, long nowMs) {
    return CycleStep.to(
        retry(nowMs, gathering.failures()), new CycleAction.Abort(gathering.instant()));
  }

  private CycleStep onCommitting(Committing committing, CycleEvent event) {
    if (event instanceof CycleEvent.CommitDone) {
      return CycleStep.to(
          new Idle(false, 0, 0),
          new CycleAction.Confirm(committing.instant()),
          new CycleAction.Maintain());
    }
    if (event instanceof CycleEvent.TableFailed failed) {
      return CycleStep.to(
          retry(failed.nowMs(), committing.failures()),
          new CycleAction.Abort(committing.instant()));
    }
    return CycleStep.to(committing);
  }

  /** What was aborted is delivered again, so there is something to commit. */
  private Idle retry(long nowMs, int failures) {
    return new Idle(true, nowMs + rules.retryAfterMs(failures + 1), failures + 1);
  }
}
