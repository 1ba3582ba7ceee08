package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.FileStat;
import io.tributary.connect.hudi.model.RowChange;
import io.tributary.connect.hudi.write.TableWriter;
import io.tributary.connect.hudi.write.WriteOrder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.model.HoodieAvroIndexedRecord;
import org.apache.hudi.common.model.HoodieEmptyRecord;
import org.apache.hudi.common.model.HoodieKey;
import org.apache.hudi.common.model.HoodieOperation;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.table.HoodieJavaTable;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the files of a table through Hudi's file handles, without an index. */
public final class HudiTableWriter implements TableWriter {

  private static final Logger LOG = LoggerFactory.getLogger(HudiTableWriter.class);

  private final LakeSession session;
  private final TableSettings settings;
  private final HudiTables tables;
  private final HoodieEngineContext context;
  private final WriterPool pool;
  private final long run;
  private final InstantSource clock;
  private int writes;

  /** What one file group gets. */
  private record Share(
      TopicPartition source, FileGroup group, List<HoodieRecord<IndexedRecord>> records) {}

  /**
   * @param run a number that no other run of any task of this table has
   */
  public HudiTableWriter(
      LakeSession session, TableSettings settings, long run, InstantSource clock) {
    this.session = session;
    this.settings = settings;
    this.tables = new HudiTables(settings, session.configuration());
    this.context = new CallerThreadContext(session.configuration(), new ServiceIdentity(run));
    this.pool = new WriterPool(session, settings.name(), settings.writing().threads());
    this.run = run;
    this.clock = clock;
  }

  @Override
  public Map<TopicPartition, List<FileStat>> write(
      WriteOrder order, Map<TopicPartition, List<RowChange>> changes) {
    return HudiFailures.guard(
        session, "write rows", settings.path(), () -> written(order, shares(order, changes)));
  }

  private Map<TopicPartition, List<FileStat>> written(WriteOrder order, List<Share> shares)
      throws IOException {
    HoodieWriteConfig config = HudiOptions.of(settings, order.schema());
    HoodieTableMetaClient metaClient = tables.open();
    Fence fence = new Fence(metaClient, order.instant(), order.deadlineMs(), clock);
    for (String partition : partitions(shares)) {
      PartitionFolders.prepare(metaClient, order.instant(), partition);
    }
    FileGroupWriter<?, ?, ?> writer =
        new FileGroupWriter<>(
            settings,
            config,
            HoodieJavaTable.create(config, context, metaClient),
            order.instant(),
            fence);
    int write = ++writes;
    List<WriteStatus> finished = Collections.synchronizedList(new ArrayList<>());
    List<LakeSession.Work<List<WriteStatus>>> pieces = new ArrayList<>();
    for (Share share : shares) {
      WriteIdentity identity = new WriteIdentity(share.source().partition(), write, run);
      pieces.add(
          () -> {
            List<WriteStatus> files = writer.write(share.group(), share.records(), identity);
            finished.addAll(files);
            return files;
          });
    }
    boolean kept = false;
    try {
      List<List<WriteStatus>> written = pool.run(pieces);
      fence.check();
      kept = true;
      return stats(shares, written);
    } finally {
      if (!kept) {
        discard(metaClient, finished);
      }
    }
  }

  private static Set<String> partitions(List<Share> shares) {
    Set<String> partitions = new LinkedHashSet<>();
    shares.forEach(share -> partitions.add(share.group().partition()));
    return partitions;
  }

  /**
   * A file that appeared after its instant was rolled back would be taken for committed once the
   * timeline has moved past it: whoever wrote it takes it away again.
   */
  private static void discard(HoodieTableMetaClient table, List<WriteStatus> files) {
    for (WriteStatus file : files) {
      StoragePath path = new StoragePath(table.getBasePath(), file.getStat().getPath());
      try {
        table.getStorage().deleteFile(path);
      } catch (IOException e) {
        LOG.warn("Cannot delete {}, which no commit will name", path, e);
      }
    }
  }

  private List<Share> shares(WriteOrder order, Map<TopicPartition, List<RowChange>> changes) {
    RowShape shape =
        new RowShape(
            new Schema.Parser().parse(order.schema().json()), settings.layout().orderingField());
    FileGroups groups = new FileGroups(settings.layout().buckets());
    Map<FileGroup, Share> shares = new LinkedHashMap<>();
    changes.forEach(
        (source, rows) -> {
          for (RowChange row : rows) {
            FileGroup group = groups.of(source, row.key());
            shares
                .computeIfAbsent(group, absent -> new Share(source, group, new ArrayList<>()))
                .records()
                .add(record(row, shape));
          }
        });
    return List.copyOf(shares.values());
  }

  private static HoodieRecord<IndexedRecord> record(RowChange change, RowShape shape) {
    HoodieKey key = new HoodieKey(change.key().key(), change.key().partition());
    if (change instanceof RowChange.Upsert upsert) {
      AvroRow row = (AvroRow) upsert.row();
      return new HoodieAvroIndexedRecord(key, shape.of(row), change.order());
    }
    return change.order() == null
        ? new HoodieEmptyRecord<>(key, HoodieRecord.HoodieRecordType.AVRO)
        : new HoodieEmptyRecord<>(
            key, HoodieOperation.DELETE, change.order(), HoodieRecord.HoodieRecordType.AVRO);
  }

  private static Map<TopicPartition, List<FileStat>> stats(
      List<Share> shares, List<List<WriteStatus>> written) throws IOException {
    Map<TopicPartition, List<FileStat>> stats = new LinkedHashMap<>();
    for (int i = 0; i < written.size(); i++) {
      for (WriteStatus status : written.get(i)) {
        stats
            .computeIfAbsent(shares.get(i).source(), absent -> new ArrayList<>())
            .add(FileStats.encode(status.getStat()));
      }
    }
    return stats;
  }

  @Override
  public void close() {
    pool.close();
  }
}
