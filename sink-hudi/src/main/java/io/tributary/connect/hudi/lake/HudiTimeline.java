package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.commit.CommitMeter;
import io.tributary.connect.hudi.commit.OffsetsInCommit;
import io.tributary.connect.hudi.commit.TableTimeline;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.config.TableType;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.model.TableState;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.fs.Path;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.util.Option;
import org.jspecify.annotations.Nullable;

/**
 * The timeline of a Hudi table.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class HudiTimeline implements TableTimeline {

  /** How long a task that was thought dead is expected to leave files behind. */
  private static final long WATCH_MS = 900_000;

  private final LakeSession session;
  private final TableSettings settings;
  private final ServiceIdentity identity;
  private final CommitMeter meter;
  private final HudiTables tables;
  private final TableHistory history;
  private final TimelineRepair repair;
  private final StraySweeper sweeper;
  private final TableServices services;
  private final WriterPool pool;
  private TableServices.Backlog backlog = TableServices.Backlog.NONE;
  private String committed = "";
  private String cleanedAfter = "";
  private @Nullable OpenClient client;

  private record OpenClient(TableSchema schema, CoordinatorClient client) {}

  /**
   * Whoever commits.
   *
   * @param owner the connector that may write the table
   * @param run a number that no other run of any task of this table has
   */
  public record Committer(String owner, long run) {}

  public HudiTimeline(
      LakeSession session,
      TableSettings settings,
      Committer committer,
      CommitMeter meter,
      InstantSource clock) {
    this.session = session;
    this.settings = settings;
    this.identity = new ServiceIdentity(committer.run());
    this.meter = meter;
    this.tables = new HudiTables(settings, session.configuration());
    this.history = new TableHistory(settings.path(), committer.owner());
    this.repair = new TimelineRepair(history);
    this.sweeper = new StraySweeper(clock, WATCH_MS);
    this.services = new TableServices(settings.services());
    this.pool = new WriterPool(session, settings.name(), settings.writing().threads());
  }

  @Override
  public TableState read() {
    return guard(
        "read the last commit",
        () -> {
          session.counting(new Path(settings.path()).getFileSystem(session.configuration()));
          return tables.exists() ? history.last(tables.open()) : TableState.NEW;
        });
  }

  @Override
  public Opened open(TableSchema schema) {
    return guard(
        "open an instant",
        () -> {
          if (!tables.exists()) {
            tables.create();
          }
          HoodieTableMetaClient table = tables.open();
          meter.strays(sweeper.sweep(table));
          repair.beforeOpening(
              table,
              () ->
                  new CoordinatorClient(
                      context(), CoordinatorOptions.forLateInstants(settings, schema)));
          CoordinatorClient writer = clientFor(schema);
          String instant = writer.startCommit();
          writer.transitionInflight(instant);
          // Read only now: from here on no earlier coordinator can commit any more.
          table.reloadActiveTimeline();
          if (repair.removeRevenants(table)) {
            table.reloadActiveTimeline();
          }
          backlog = TableServices.backlog(table, cleanedAfter);
          return new Opened(new InstantId(instant), history.last(table));
        });
  }

  @Override
  public void commit(
      InstantId instant, TableSchema schema, List<FileStat> files, Offsets base, Offsets next) {
    guard(
        "commit",
        () -> {
          CoordinatorClient writer = clientFor(schema);
          writer.setOperationType(WriteOperationType.UPSERT);
          List<HoodieWriteStat> stats = stats(files);
          Map<String, String> extra = new HashMap<>(history.entry());
          extra.put(OffsetsInCommit.KEY, OffsetsInCommit.encode(next));
          boolean done =
              writer.commitStats(
                  instant.time(),
                  stats,
                  Option.of(extra),
                  HudiOptions.commitAction(settings),
                  Map.of(),
                  Option.of((table, metadata) -> requireUnmoved(table, instant, stats, base)));
          requireNotRolledBack(instant);
          committed = instant.time();
          meter.committed(
              stats.size(),
              stats.stream().mapToLong(HoodieWriteStat::getTotalWriteBytes).sum(),
              stats.stream().mapToLong(stat -> stat.getNumWrites() + stat.getNumDeletes()).sum());
          backlog = backlog.plusCommit(settings.layout().type() == TableType.MERGE_ON_READ);
          return done;
        });
  }

  @Override
  public void maintain() {
    guard(
        "keep the table in order",
        () -> {
          CoordinatorClient writer =
              Objects.requireNonNull(client, "nothing was committed").client();
          if (services.compactionIsDue(backlog)) {
            HoodieTableMetaClient table = tables.open();
            meter.strays(sweeper.sweep(table));
            identity.nextAttempt();
            services.compact(writer, table, pool);
          }
          if (services.cleaningIsDue(backlog)) {
            writer.clean();
            cleanedAfter = committed;
          }
          if (services.archivingIsDue(backlog)) {
            writer.archive();
          }
          return true;
        });
  }

  @Override
  public void close() {
    pool.close();
    closeClient();
  }

  private void closeClient() {
    OpenClient open = client;
    client = null;
    if (open != null) {
      guard(
          "close the table",
          () -> {
            open.client().close();
            return true;
          });
    }
  }

  /** Whoever stood still in the middle of the commit has made one of an instant that was over. */
  private void requireNotRolledBack(InstantId instant) throws IOException {
    if (history.isRolledBack(tables.open(), instant)) {
      throw new TableFailure(
          FailureKind.TRANSIENT,
          "Instant %s was rolled back by another task before it was committed [target=%s]. Its rows are read again."
              .formatted(instant.time(), settings.path()),
          null);
    }
  }

  /**
   * Runs between the last check of the inflight instant and the commit file: a compare-and-swap.
   */
  private void requireUnmoved(
      HoodieTableMetaClient table, InstantId instant, List<HoodieWriteStat> stats, Offsets base) {
    Offsets now;
    try {
      if (committedWithStrays(table)) {
        meter.strays(sweeper.deleteUnnamed(table, instant, stats));
      }
      table.reloadActiveTimeline();
      now = history.last(table).offsets();
    } catch (IOException e) {
      throw HudiFailures.of(e, "read the last commit", settings.path());
    }
    if (!now.equals(base)) {
      throw new TableFailure(
          FailureKind.LOST_STATE,
          "Cannot commit [target=%s]: another writer has committed meanwhile. Let one connector alone write this table."
              .formatted(settings.path()),
          null);
    }
  }

  /**
   * Hudi deletes what a commit does not name, except for log files of the version before 8: there
   * it would take them for part of the commit.
   */
  private static boolean committedWithStrays(HoodieTableMetaClient table) {
    return table.getTableType() == HoodieTableType.MERGE_ON_READ
        && table.getTableConfig().getTableVersion().lesserThan(HoodieTableVersion.EIGHT);
  }

  private CoordinatorClient clientFor(TableSchema schema) {
    OpenClient open = client;
    if (open == null || !open.schema().equals(schema)) {
      closeClient();
      open =
          new OpenClient(
              schema, new CoordinatorClient(context(), CoordinatorOptions.of(settings, schema)));
      client = open;
    }
    return Objects.requireNonNull(open).client();
  }

  private CallerThreadContext context() {
    return new CallerThreadContext(session.configuration(), identity);
  }

  private static List<HoodieWriteStat> stats(List<FileStat> files) throws IOException {
    List<HoodieWriteStat> stats = new ArrayList<>();
    for (FileStat file : files) {
      stats.add(FileStats.decode(file));
    }
    return stats;
  }

  private <T> T guard(String doing, LakeSession.Work<T> work) {
    return HudiFailures.guard(session, doing, settings.path(), work);
  }
}
