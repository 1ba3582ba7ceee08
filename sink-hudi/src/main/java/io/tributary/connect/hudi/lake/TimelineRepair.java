package io.tributary.connect.hudi.lake;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieActiveTimeline;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what coordinators left on the timeline that stood still while others went on: Hudi
 * takes a single writer for granted, and would refuse to start for ever.
 */
final class TimelineRepair {

  private static final Logger LOG = LoggerFactory.getLogger(TimelineRepair.class);

  private final TableHistory history;

  TimelineRepair(TableHistory history) {
    this.history = history;
  }

  /**
   * To be called before an instant is opened.
   *
   * @param table with its timeline as it is now
   * @param lenient a client that rolls back instants which are older than completed ones
   */
  void beforeOpening(HoodieTableMetaClient table, Supplier<CoordinatorClient> lenient)
      throws IOException {
    Option<HoodieInstant> newest =
        table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants().lastInstant();
    if (newest.isPresent()) {
      String time = newest.get().requestedTime();
      dropStaleRollbacks(table, time);
      rollBackLateInstants(table, time, lenient);
    }
  }

  /**
   * Removes commits that were rolled back and completed nevertheless.
   *
   * @return whether there were any, so that the timeline must be read again
   */
  boolean removeRevenants(HoodieTableMetaClient table) throws IOException {
    List<HoodieInstant> revenants = history.revenants(table);
    for (HoodieInstant revenant : revenants) {
      LOG.warn(
          "Removing the commit {}, which a coordinator completed after it had been rolled back",
          revenant.requestedTime());
      table.getActiveTimeline().deleteInstantFileIfExists(revenant);
    }
    return !revenants.isEmpty();
  }

  /**
   * Rollbacks of instants that are no longer pending, but older than a completed one. They were
   * planned by a coordinator that saw the timeline as it had been, and never begun: Hudi checks the
   * same before it touches a file.
   */
  private static void dropStaleRollbacks(HoodieTableMetaClient table, String newest)
      throws IOException {
    HoodieActiveTimeline timeline = table.getActiveTimeline();
    List<HoodieInstant> rollbacks = timeline.filterPendingRollbackTimeline().getInstants();
    if (rollbacks.isEmpty()) {
      return;
    }
    Set<String> pending = new HashSet<>(pendingCommits(table));
    for (HoodieInstant rollback : rollbacks) {
      String target = target(table, rollback);
      if (!pending.contains(target) && target.compareTo(newest) < 0) {
        LOG.warn("Dropping the rollback of instant {}, which is over", target);
        for (HoodieInstant.State state :
            List.of(HoodieInstant.State.INFLIGHT, HoodieInstant.State.REQUESTED)) {
          timeline.deleteInstantFileIfExists(
              table.createNewInstant(
                  state, HoodieTimeline.ROLLBACK_ACTION, rollback.requestedTime()));
        }
      }
    }
    table.reloadActiveTimeline();
  }

  static String target(HoodieTableMetaClient table, HoodieInstant rollback) throws IOException {
    HoodieInstant planned =
        table.createNewInstant(
            HoodieInstant.State.REQUESTED,
            HoodieTimeline.ROLLBACK_ACTION,
            rollback.requestedTime());
    return table
        .getActiveTimeline()
        .readRollbackPlan(planned)
        .getInstantToRollback()
        .getCommitTime();
  }

  /** Instants that a coordinator asked for so late that later ones are completed already. */
  // Deprecated with all that rolls back one instant of one's choice.
  @SuppressWarnings("deprecation")
  private static void rollBackLateInstants(
      HoodieTableMetaClient table, String newest, Supplier<CoordinatorClient> lenient) {
    List<String> late =
        pendingCommits(table).stream().filter(time -> time.compareTo(newest) < 0).toList();
    if (!late.isEmpty()) {
      LOG.warn("Rolling back the instants {}, which were asked for too late", late);
      try (CoordinatorClient client = lenient.get()) {
        late.forEach(client::rollback);
      }
    }
  }

  private static List<String> pendingCommits(HoodieTableMetaClient table) {
    return table
        .getActiveTimeline()
        .getCommitsTimeline()
        .filterInflightsAndRequested()
        .getInstantsAsStream()
        .filter(instant -> instant.getAction().equals(table.getCommitActionType()))
        .map(HoodieInstant::requestedTime)
        .collect(Collectors.toList());
  }
}
