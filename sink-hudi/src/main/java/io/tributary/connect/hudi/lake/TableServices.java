package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.ServiceSettings;
import java.io.IOException;
import java.util.List;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a table small and quick to read: compacts, cleans and archives when that is due. */
final class TableServices {

  private static final Logger LOG = LoggerFactory.getLogger(TableServices.class);

  private final ServiceSettings settings;

  TableServices(ServiceSettings settings) {
    this.settings = settings;
  }

  /**
   * How much has gathered.
   *
   * @param commits completed, on the active timeline
   * @param sinceClean commits since the last cleaning
   * @param deltasSinceCompaction commits to a merge-on-read table since the last compaction; 0 for
   *     a copy-on-write table
   * @param compacting a compaction was begun and not ended
   */
  record Backlog(int commits, int sinceClean, int deltasSinceCompaction, boolean compacting) {

    static final Backlog NONE = new Backlog(0, 0, 0, false);

    /** As it is once a commit more is completed. */
    Backlog plusCommit(boolean mergeOnRead) {
      return new Backlog(
          commits + 1, sinceClean + 1, mergeOnRead ? deltasSinceCompaction + 1 : 0, compacting);
    }
  }

  /**
   * @param table with its timeline as it is now
   * @param looked the last commit after which there was nothing to clean, empty where none is known
   */
  static Backlog backlog(HoodieTableMetaClient table, String looked) {
    HoodieTimeline active = table.getActiveTimeline();
    HoodieTimeline commits = active.getCommitsTimeline().filterCompletedInstants();
    String cleaned = lastTime(table.getActiveTimeline().getCleanerTimeline());
    String sinceWhen = cleaned.compareTo(looked) < 0 ? looked : cleaned;
    boolean mergeOnRead = HoodieTimeline.DELTA_COMMIT_ACTION.equals(table.getCommitActionType());
    // In a merge-on-read table a completed "commit" is a compaction.
    String compacted = mergeOnRead ? lastTime(active.getCommitTimeline()) : "";
    return new Backlog(
        commits.countInstants(),
        countAfter(commits, sinceWhen),
        mergeOnRead
            ? countAfter(active.getDeltaCommitTimeline().filterCompletedInstants(), compacted)
            : 0,
        !active.filterPendingCompactionTimeline().empty());
  }

  boolean compactionIsDue(Backlog backlog) {
    return backlog.compacting()
        || backlog.deltasSinceCompaction() >= settings.compactEveryCommits();
  }

  boolean cleaningIsDue(Backlog backlog) {
    return backlog.sinceClean() >= settings.cleanEveryCommits()
        && backlog.commits() > settings.cleanRetainCommits();
  }

  boolean archivingIsDue(Backlog backlog) {
    return backlog.commits() > settings.archiveMaxCommits();
  }

  /**
   * Merges log files into base files. A compaction that was interrupted is done again first.
   *
   * @param table with its timeline as it is now
   * @param pool for the files, several at a time
   */
  void compact(CoordinatorClient client, HoodieTableMetaClient table, WriterPool pool)
      throws IOException {
    Compactor compactor = new Compactor(client, table, pool);
    List<HoodieInstant> begun =
        table.getActiveTimeline().filterPendingCompactionTimeline().getInstants();
    for (HoodieInstant instant : begun) {
      LOG.info("Compacting again at instant {}, which was interrupted", instant.requestedTime());
      compactor.run(instant.requestedTime());
    }
    Option<String> instant = client.scheduleCompaction(Option.empty());
    if (instant.isPresent()) {
      compactor.run(instant.get());
      LOG.info("Compacted at instant {}", instant.get());
    }
  }

  private static String lastTime(HoodieTimeline timeline) {
    Option<HoodieInstant> last = timeline.filterCompletedInstants().lastInstant();
    return last.isPresent() ? last.get().requestedTime() : "";
  }

  private static int countAfter(HoodieTimeline timeline, String time) {
    return (int)
        timeline
            .getInstantsAsStream()
            .filter(instant -> instant.requestedTime().compareTo(time) > 0)
            .count();
  }
}
