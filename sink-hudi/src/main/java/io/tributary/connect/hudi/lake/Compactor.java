package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.avro.model.HoodieCompactionOperation;
import org.apache.hudi.avro.model.HoodieCompactionPlan;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.HoodieLogFile;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.CompactionUtils;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;
import org.apache.hudi.table.HoodieJavaTable;
import org.apache.hudi.table.action.HoodieWriteMetadata;
import org.apache.hudi.table.action.compact.RunCompactionActionExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs compactions of a plan that others may be running too: a coordinator that was thought dead,
 * and the one that took over. Each attempt writes files of its own names, and whoever is done first
 * completes the instant.
 *
 * <p>Hudi's own way is to delete what the earlier attempt has written. That one may yet wake up and
 * complete the instant, whose files would be gone, and with them all rows of their groups.
 */
final class Compactor {

  private static final Logger LOG = LoggerFactory.getLogger(Compactor.class);

  private final CoordinatorClient client;
  private final HoodieTableMetaClient table;
  private final WriterPool pool;

  /**
   * @param pool for the files, several at a time
   */
  Compactor(CoordinatorClient client, HoodieTableMetaClient table, WriterPool pool) {
    this.client = client;
    this.table = table;
    this.pool = pool;
  }

  /** Carries a plan out, whether it was begun before or not. */
  void run(String instant) throws IOException {
    takeOver(instant);
    includeLateLogs(instant);
    HoodieWriteMetadata<List<WriteStatus>> written = merged(instant);
    List<HoodieWriteStat> files = written.getCommitMetadata().get().getWriteStats();
    if (!isBegun(instant)) {
      throw overtaken(instant);
    }
    client.commitCompaction(instant, written, Option.empty());
    if (!allThere(files)) {
      // Somebody else has completed it too, and deleted what is not his.
      takeBack(instant);
      throw overtaken(instant);
    }
  }

  private HoodieWriteMetadata<List<WriteStatus>> merged(String instant) {
    HoodieEngineContext context = client.getEngineContext();
    HoodieWriteConfig config = client.getConfig();
    return HoodieJavaTable.convertMetadata(
        new RunCompactionActionExecutor<IndexedRecord>(
                context,
                config,
                HoodieJavaTable.create(config, context),
                instant,
                new GroupCompactor(pool),
                WriteOperationType.COMPACT)
            .execute());
  }

  /** Makes Hudi take a compaction for one that nobody has begun: it deletes nothing then. */
  private void takeOver(String instant) {
    begun(instant)
        .forEach(each -> table.getActiveTimeline().revertInstantFromInflightToRequested(each));
  }

  /**
   * Adds logs to a plan that were committed while it was on its way: whoever made it stood still
   * between looking and writing. From version 8 on a log belongs to the file that is the latest at
   * its completion; before, to the one that its name says, and would be left behind with that.
   */
  private void includeLateLogs(String instant) throws IOException {
    if (!table.getTableConfig().getTableVersion().lesserThan(HoodieTableVersion.EIGHT)) {
      return;
    }
    HoodieCompactionPlan plan = CompactionUtils.getCompactionPlan(table, instant);
    boolean complete = true;
    for (HoodieCompactionOperation group : plan.getOperations()) {
      List<String> logs = logs(group);
      if (logs.size() > group.getDeltaFilePaths().size()) {
        group.setDeltaFilePaths(logs);
        complete = false;
      }
    }
    if (!complete) {
      LOG.warn("Adding logs to the plan of compaction {} that came while it was made", instant);
      table
          .getActiveTimeline()
          .saveToCompactionRequested(
              table.createNewInstant(
                  HoodieInstant.State.REQUESTED, HoodieTimeline.COMPACTION_ACTION, instant),
              plan,
              true);
    }
  }

  /** The names of all logs that belong to the base file of a group. */
  private List<String> logs(HoodieCompactionOperation group) throws IOException {
    StoragePath folder =
        FSUtils.constructAbsolutePath(table.getBasePath(), group.getPartitionPath());
    return table.getStorage().listDirectEntries(folder).stream()
        .map(StoragePathInfo::getPath)
        .filter(FSUtils::isLogFile)
        .map(HoodieLogFile::new)
        .filter(log -> log.getFileId().equals(group.getFileId()))
        .filter(log -> log.getDeltaCommitTime().equals(group.getBaseInstantTime()))
        .sorted(HoodieLogFile.getLogFileComparator())
        .map(HoodieLogFile::getFileName)
        .toList();
  }

  private boolean isBegun(String instant) {
    return !begun(instant).isEmpty();
  }

  private List<HoodieInstant> begun(String instant) {
    return table
        .reloadActiveTimeline()
        .filterPendingCompactionTimeline()
        .getInstantsAsStream()
        .filter(each -> each.isInflight() && each.requestedTime().equals(instant))
        .toList();
  }

  private boolean allThere(List<HoodieWriteStat> files) throws IOException {
    for (HoodieWriteStat file : files) {
      if (!table.getStorage().exists(new StoragePath(table.getBasePath(), file.getPath()))) {
        return false;
      }
    }
    return true;
  }

  /** What is not completed is done again, from the same files. */
  private void takeBack(String instant) {
    HoodieTimeline completed =
        table.reloadActiveTimeline().getCommitTimeline().filterCompletedInstants();
    completed
        .getInstantsAsStream()
        .filter(each -> each.requestedTime().equals(instant))
        .forEach(each -> table.getActiveTimeline().deleteInstantFileIfExists(each));
  }

  private static TableFailure overtaken(String instant) {
    return new TableFailure(
        FailureKind.TRANSIENT,
        "Compaction %s was taken over by another task while it was done. What is left of it is done after the next commit."
            .formatted(instant),
        null);
  }
}
