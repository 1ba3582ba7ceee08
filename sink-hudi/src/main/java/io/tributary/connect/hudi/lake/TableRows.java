package io.tributary.connect.hudi.lake;

import java.io.IOException;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.avro.HoodieAvroReaderContext;
import org.apache.hudi.common.config.HoodieMetadataConfig;
import org.apache.hudi.common.config.TypedProperties;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.schema.HoodieSchema;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.TableSchemaResolver;
import org.apache.hudi.common.table.read.HoodieFileGroupReader;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.common.table.view.FileSystemViewManager;
import org.apache.hudi.common.table.view.HoodieTableFileSystemView;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.common.util.collection.ClosableIterator;

/** Reads a whole table as Hudi's own readers do: the latest slice of each file group, merged. */
final class TableRows {

  private final HoodieTableMetaClient table;
  private final CallerThreadContext context;

  /** Takes rows, one after the other. */
  interface Visitor {

    /**
     * Looks at one row.
     *
     * @param partition its path
     * @param row with Hudi's columns first; not to be kept
     */
    void visit(String partition, GenericRecord row);
  }

  TableRows(HoodieTableMetaClient table, Configuration configuration) {
    this.table = table;
    this.context = new CallerThreadContext(configuration, new ServiceIdentity(0));
  }

  /** Shows every row of the last commit, none where there is no commit. */
  void forEach(Visitor visitor) throws IOException {
    HoodieTimeline commits =
        table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants();
    if (commits.empty()) {
      return;
    }
    String last = commits.lastInstant().get().requestedTime();
    HoodieSchema schema = schema();
    try (HoodieTableFileSystemView view =
        FileSystemViewManager.createInMemoryFileSystemViewWithTimeline(
            context,
            table,
            HoodieMetadataConfig.newBuilder().enable(false).build(),
            // With the compactions that are not done: files that they write do not count yet.
            table.getActiveTimeline().getWriteTimeline().filterCompletedAndCompactionInstants())) {
      for (String partition : FSUtils.getAllPartitionPaths(context, table, false)) {
        for (FileSlice slice : view.getLatestMergedFileSlicesBeforeOrOn(partition, last).toList()) {
          read(schema, last, slice, visitor);
        }
      }
    }
  }

  // Hudi's method declares all that can be thrown; what it throws is about a file.
  @SuppressWarnings("IllegalCatch")
  private HoodieSchema schema() throws IOException {
    try {
      return new TableSchemaResolver(table).getTableSchema(true);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the table's schema cannot be read", e);
    }
  }

  private void read(HoodieSchema schema, String last, FileSlice slice, Visitor visitor)
      throws IOException {
    HoodieAvroReaderContext reader =
        new HoodieAvroReaderContext(
            table.getStorageConf(), table.getTableConfig(), Option.empty(), Option.empty());
    try (HoodieFileGroupReader<IndexedRecord> group =
            new HoodieFileGroupReader.Builder<IndexedRecord>()
                .withReaderContext(reader)
                .withHoodieTableMetaClient(table)
                .withLatestCommitTime(last)
                .withFileSlice(slice)
                .withDataSchema(schema)
                .withRequestedSchema(schema)
                .withProps(new TypedProperties())
                .withShouldUseRecordPosition(false)
                .build();
        ClosableIterator<IndexedRecord> rows = group.getClosableIterator()) {
      while (rows.hasNext()) {
        visitor.visit(slice.getPartitionPath(), (GenericRecord) rows.next());
      }
    }
  }
}
