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
import org.apache.hudi.table.HoodieJavaTable;
import org.apache.kafka.common.TopicPartition;

/** Writes the files of a copy-on-write table through Hudi's file handles, without an index. */
public final class HudiTableWriter implements TableWriter {

  private final LakeSession session;
  private final TableSettings settings;
  private final HudiTables tables;
  private final HoodieEngineContext context;
  private final long run;
  private final InstantSource clock;
  private int writes;

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
          HoodieWriteConfig config = HudiOptions.of(settings, schema);
          HoodieTableMetaClient metaClient = tables.open();
          HoodieJavaTable<IndexedRecord> table =
              HoodieJavaTable.create(config, context, metaClient);
          Fence fence = new Fence(metaClient, instant, deadlineMs, clock);
          FileGroupWriter<?, ?, ?> writer = new FileGroupWriter<>(config, table, instant, fence);
          WriteIdentity identity = new WriteIdentity(source.partition(), ++writes, run);
          List<WriteStatus> written = new ArrayList<>();
          for (var group : byGroup(source, schema, changes).entrySet()) {
            written.addAll(writer.write(group.getKey(), group.getValue(), identity));
          }
          return stats(written);
        });
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
    // Every table is opened for one write alone; the session's owner closes the session.
  }
}
