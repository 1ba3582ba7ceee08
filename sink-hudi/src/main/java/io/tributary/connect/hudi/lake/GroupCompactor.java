package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hudi.avro.model.HoodieCompactionPlan;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.config.HoodieMemoryConfig;
import org.apache.hudi.common.config.TypedProperties;
import org.apache.hudi.common.data.HoodieData;
import org.apache.hudi.common.data.HoodieListData;
import org.apache.hudi.common.engine.HoodieEngineContext;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.CompactionOperation;
import org.apache.hudi.common.model.HoodieBaseFile;
import org.apache.hudi.common.model.HoodieLogFile;
import org.apache.hudi.common.model.WriteOperationType;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.TableSchemaResolver;
import org.apache.hudi.common.table.read.HoodieFileGroupReader;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.exception.HoodieIOException;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.table.HoodieTable;
import org.apache.hudi.table.action.compact.HoodieJavaMergeOnReadTableCompactor;
import org.jspecify.annotations.Nullable;

/**
 * Does the work of a compaction on threads of the sink: Hudi's own takes the JVM's common pool,
 * whose threads belong to the worker and know nothing of the session's user.
 */
// Hudi's own methods take raw tables.
@SuppressWarnings({"rawtypes", "unchecked"})
final class GroupCompactor extends HoodieJavaMergeOnReadTableCompactor<IndexedRecord> {

  private static final long serialVersionUID = 1L;

  /** Of the heap, what the logs that are merged at a time may take; beyond it they go to disk. */
  private static final long HEAP_SHARE = 4;

  private final transient WriterPool pool;

  GroupCompactor(WriterPool pool) {
    this.pool = pool;
  }

  @Override
  public HoodieData<WriteStatus> compact(
      HoodieEngineContext context,
      WriteOperationType type,
      HoodieCompactionPlan plan,
      HoodieTable table,
      HoodieWriteConfig config,
      String instant) {
    HoodieTableMetaClient metaClient = table.getMetaClient();
    table
        .getActiveTimeline()
        .transitionCompactionRequestedToInflight(
            metaClient.getInstantGenerator().getCompactionRequestedInstant(instant));
    metaClient.reloadActiveTimeline();
    config.setSchema(schema(metaClient));
    String latest = getMaxInstantTime(metaClient);
    int atATime = Math.min(pool.threads(), plan.getOperations().size());
    TypedProperties options = TypedProperties.copy(config.getProps());
    options.setProperty(
        HoodieMemoryConfig.MAX_MEMORY_FOR_MERGE.key(),
        Long.toString(Runtime.getRuntime().maxMemory() / HEAP_SHARE / atATime));
    List<LakeSession.Work<List<WriteStatus>>> pieces = new ArrayList<>();
    plan.getOperations().stream()
        .map(CompactionOperation::convertFromAvroRecordInstance)
        .forEach(
            group ->
                pieces.add(
                    () -> {
                      HoodieFileGroupReader.Builder<IndexedRecord> reader =
                          new HoodieFileGroupReader.Builder<IndexedRecord>()
                              .withReaderContext(new KeyedReaderContext(metaClient))
                              .withHoodieTableMetaClient(metaClient)
                              .withLatestCommitTime(latest)
                              .withProps(options);
                      return write(config, new InstantId(instant), table, group, reader);
                    }));
    try {
      List<WriteStatus> written = new ArrayList<>();
      pool.run(pieces).forEach(written::addAll);
      return HoodieListData.eager(written);
    } catch (IOException e) {
      throw new HoodieIOException("cannot compact at instant " + instant, e);
    }
  }

  /** Of the last commit: a coordinator that was away may know fewer columns. */
  // Hudi's method declares all that can be thrown; what it throws is about a file.
  @SuppressWarnings("IllegalCatch")
  private static String schema(HoodieTableMetaClient table) {
    try {
      return new TableSchemaResolver(table).getTableSchema(false).toString();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new HoodieIOException("the table's schema cannot be read", new IOException(e));
    }
  }

  private static List<WriteStatus> write(
      HoodieWriteConfig config,
      InstantId instant,
      HoodieTable table,
      CompactionOperation operation,
      HoodieFileGroupReader.Builder<IndexedRecord> reader)
      throws IOException {
    FileGroup group = new FileGroup(operation.getPartitionPath(), operation.getFileId());
    Option<HoodieBaseFile> found =
        operation.getBaseFile(config.getBasePath(), operation.getPartitionPath());
    @Nullable HoodieBaseFile base = found.isPresent() ? found.get() : null;
    CompactionHandle<?, ?, ?> handle =
        new CompactionHandle<>(config, instant, table, group, base, table.getTaskContextSupplier());
    StoragePath folder =
        FSUtils.constructAbsolutePath(table.getMetaClient().getBasePath(), group.partition());
    HoodieSchema schema = handle.getWriterSchemaWithMetaFields();
    try (HoodieFileGroupReader<IndexedRecord> rows =
        reader
            .withPartitionPath(group.partition())
            .withBaseFileOption(found)
            .withLogFiles(
                operation.getDeltaFileNames().stream()
                    .map(name -> new HoodieLogFile(new StoragePath(folder, name))))
            .withDataSchema(schema)
            .withRequestedSchema(schema)
            .withShouldUseRecordPosition(false)
            .build()) {
      return handle.write(rows);
    }
  }
}
