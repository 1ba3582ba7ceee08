package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.write.TableWriter;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.model.HoodieAvroIndexedRecord;
import org.apache.hudi.common.model.HoodieEmptyRecord;
import org.apache.hudi.common.model.HoodieKey;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.util.JsonUtils;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.table.HoodieJavaTable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes the files of a copy-on-write table through Hudi's file handles, without an index. */
public final class HudiTableWriter implements TableWriter {

  private final LakeSession session;
  private final TableSettings settings;
  private final HudiTables tables;
  private final HoodieEngineContext context;
  private final long run;
  private final InstantSource clock;
  private int writes;
  private @Nullable OpenTable open;

  private record OpenTable(
      InstantId instant,
      TableSchema schema,
      HoodieWriteConfig config,
      HoodieTableMetaClient metaClient,
      HoodieJavaTable<IndexedRecord> table) {}

  /**
   * @param run a number that no other run of any task of this table has
   */
  public HudiTableWriter(
      LakeSession session, TableSettings settings, long run, InstantSource clock) {
    this.session = session;
    this.settings = settings;
    this.tables = new HudiTables(settings, session.configuration());
    this.context = new CallerThreadContext(session.configuration());
    this.run = run;
    this.clock = clock;
  }

  @Override
  public List<FileStat> write(
      InstantId instant,
      TableSchema schema,
      TopicPartition source,
      Collection<RowChange> changes,
      long deadlineMs) {
    return HudiFailures.guard(
        session,
        "write rows",
        settings.path(),
        () -> {
          OpenTable table = tableFor(instant, schema);
          Fence fence = new Fence(table.metaClient(), instant, deadlineMs, clock);
          FileGroupWriter<?, ?, ?> writer =
              new FileGroupWriter<>(table.config(), table.table(), instant, fence);
          WriteIdentity identity = new WriteIdentity(source.partition(), ++writes, run);
          List<WriteStatus> written = new ArrayList<>();
          for (var group : byGroup(source, schema, changes).entrySet()) {
            written.addAll(writer.write(group.getKey(), group.getValue(), identity));
          }
          List<FileStat> stats = stats(written);
          keepIfOpen(fence, table, written);
          return stats;
        });
  }

  /** The partitions of a task are written one after the other within an instant. */
  private OpenTable tableFor(InstantId instant, TableSchema schema) {
    OpenTable known = open;
    if (known == null || !known.instant().equals(instant) || !known.schema().equals(schema)) {
      HoodieWriteConfig config = HudiOptions.of(settings, schema);
      HoodieTableMetaClient metaClient = tables.open();
      known =
          new OpenTable(
              instant,
              schema,
              config,
              metaClient,
              HoodieJavaTable.create(config, context, metaClient));
      open = known;
    }
    return known;
  }

  /**
   * A file that appeared after its instant was rolled back would be taken for committed once the
   * timeline has moved past it: whoever wrote it takes it away again.
   */
  private static void keepIfOpen(Fence fence, OpenTable table, List<WriteStatus> written)
      throws IOException {
    try {
      fence.check();
    } catch (TableFailure e) {
      HoodieStorage storage = table.metaClient().getStorage();
      for (WriteStatus status : written) {
        storage.deleteFile(
            new StoragePath(table.metaClient().getBasePath(), status.getStat().getPath()));
      }
      throw e;
    }
  }

  private Map<FileGroup, List<HoodieRecord<IndexedRecord>>> byGroup(
      TopicPartition source, TableSchema schema, Collection<RowChange> changes) {
    RowShape shape = new RowShape(new Schema.Parser().parse(schema.json()));
    Map<FileGroup, List<HoodieRecord<IndexedRecord>>> groups = new LinkedHashMap<>();
    Map<String, FileGroup> byPartition = new LinkedHashMap<>();
    for (RowChange change : changes) {
      FileGroup group =
          byPartition.computeIfAbsent(
              change.key().partition(), partition -> FileGroup.of(source, partition));
      groups.computeIfAbsent(group, absent -> new ArrayList<>()).add(record(change, shape));
    }
    return groups;
  }

  private static HoodieRecord<IndexedRecord> record(RowChange change, RowShape shape) {
    HoodieKey key = new HoodieKey(change.key().key(), change.key().partition());
    if (change instanceof RowChange.Upsert upsert) {
      AvroRow row = (AvroRow) upsert.row();
      return new HoodieAvroIndexedRecord(key, shape.of(row));
    }
    return new HoodieEmptyRecord<>(key, HoodieRecord.HoodieRecordType.AVRO);
  }

  private List<FileStat> stats(List<WriteStatus> written) throws IOException {
    List<FileStat> stats = new ArrayList<>();
    for (WriteStatus status : written) {
      if (status.hasErrors() || status.getTotalErrorRecords() > 0) {
        throw new TableFailure(
            FailureKind.REFUSED,
            "Cannot write rows [target=%s]: Hudi refused %d of %d rows of file group %s. The log of org.apache.hudi names the cause."
                .formatted(
                    settings.path(),
                    status.getTotalErrorRecords(),
                    status.getTotalRecords(),
                    status.getFileId()),
            null);
      }
      stats.add(new FileStat(JsonUtils.getObjectMapper().writeValueAsString(status.getStat())));
    }
    return stats;
  }

  @Override
  public void close() {
    open = null;
  }
}
