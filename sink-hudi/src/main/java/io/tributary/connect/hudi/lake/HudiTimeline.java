package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.commit.OffsetsInCommit;
import io.tributary.connect.hudi.commit.TableTimeline;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.model.TableState;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.HoodieJavaWriteClient;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.util.Option;
import org.jspecify.annotations.Nullable;

/** The timeline of a Hudi table. */
public final class HudiTimeline implements TableTimeline {

  private final LakeSession session;
  private final TableSettings settings;
  private final HudiTables tables;
  private @Nullable OpenClient client;

  private record OpenClient(TableSchema schema, HoodieJavaWriteClient<IndexedRecord> client) {}

  public HudiTimeline(LakeSession session, TableSettings settings) {
    this.session = session;
    this.settings = settings;
    this.tables = new HudiTables(settings, session.configuration());
  }

  @Override
  public TableState read() {
    return guard(
        "read the last commit", () -> tables.exists() ? lastState(tables.open()) : TableState.NEW);
  }

  @Override
  public InstantId open(TableSchema schema) {
    return guard(
        "open an instant",
        () -> {
          if (!tables.exists()) {
            tables.create();
          }
          HoodieJavaWriteClient<IndexedRecord> writer = clientFor(schema);
          String instant = writer.startCommit();
          writer.transitionInflight(instant);
          return new InstantId(instant);
        });
  }

  @Override
  public void commit(
      InstantId instant, TableSchema schema, List<FileStat> files, Offsets base, Offsets next) {
    guard(
        "commit",
        () -> {
          HoodieJavaWriteClient<IndexedRecord> writer = clientFor(schema);
          writer.setOperationType(WriteOperationType.UPSERT);
          return writer.commitStats(
              instant.time(),
              stats(files),
              Option.of(Map.of(OffsetsInCommit.KEY, OffsetsInCommit.encode(next))),
              HudiOptions.commitAction(settings),
              Map.of(),
              Option.of((table, metadata) -> requireUnmoved(table, base)));
        });
  }

  @Override
  public void close() {
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

  /**
   * Runs between the last check of the inflight instant and the commit file: a compare-and-swap.
   */
  private void requireUnmoved(HoodieTableMetaClient table, Offsets base) {
    table.reloadActiveTimeline();
    Offsets now;
    try {
      now = lastState(table).offsets();
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

  private TableState lastState(HoodieTableMetaClient table) throws IOException {
    HoodieTimeline commits =
        table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants();
    List<HoodieInstant> newestFirst = commits.getReverseOrderedInstants().toList();
    for (HoodieInstant instant : newestFirst) {
      HoodieCommitMetadata metadata = commits.readCommitMetadata(instant);
      String offsets = metadata.getMetadata(OffsetsInCommit.KEY);
      if (offsets != null) {
        String schema = metadata.getMetadata(HoodieCommitMetadata.SCHEMA_KEY);
        return new TableState(
            OffsetsInCommit.decode(offsets),
            schema == null ? null : new TableSchema(schema),
            new InstantId(newestFirst.get(0).requestedTime()));
      }
    }
    if (!newestFirst.isEmpty()) {
      throw new TableFailure(
          FailureKind.MISCONFIGURED,
          "No commit of this sink [target=%s]: the table was written by something else, whose rows this sink could not find again. Choose another table.path."
              .formatted(settings.path()),
          null);
    }
    return TableState.NEW;
  }

  private HoodieJavaWriteClient<IndexedRecord> clientFor(TableSchema schema) {
    OpenClient open = client;
    if (open == null || !open.schema().equals(schema)) {
      close();
      open =
          new OpenClient(
              schema,
              new HoodieJavaWriteClient<>(
                  new CallerThreadContext(session.configuration()),
                  HudiOptions.of(settings, schema)));
      client = open;
    }
    return Objects.requireNonNull(open).client();
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
