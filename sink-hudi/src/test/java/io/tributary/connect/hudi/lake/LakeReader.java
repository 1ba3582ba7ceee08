package io.tributary.connect.hudi.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.avro.HoodieAvroReaderContext;
import org.apache.hudi.client.common.HoodieJavaEngineContext;
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
import org.apache.hudi.hadoop.fs.HadoopFSUtils;

/** Reads a whole table as Hudi's own readers do: the latest slice of each file group. */
public final class LakeReader {

  private LakeReader() {}

  /** The rows by record key, each as column to value, texts as strings; fails on a doubled key. */
  public static Map<String, Map<String, Object>> rows(String path, Configuration conf) {
    Map<String, Map<String, Object>> byKey = new TreeMap<>();
    for (Map<String, Object> row : list(path, conf)) {
      String key = (String) row.get("_hoodie_record_key");
      if (byKey.put(key, row) != null) {
        throw new AssertionError("two rows with key " + key);
      }
    }
    return byKey;
  }

  /** Every row of every latest file slice. */
  public static List<Map<String, Object>> list(String path, Configuration conf) {
    try {
      HoodieTableMetaClient table =
          HoodieTableMetaClient.builder()
              .setConf(HadoopFSUtils.getStorageConf(conf))
              .setBasePath(path)
              .build();
      HoodieTimeline commits =
          table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants();
      if (commits.empty()) {
        return List.of();
      }
      return slices(table, commits);
    } catch (Exception e) {
      throw new AssertionError("cannot read " + path, e);
    }
  }

  private static List<Map<String, Object>> slices(
      HoodieTableMetaClient table, HoodieTimeline commits) throws Exception {
    HoodieJavaEngineContext context = new HoodieJavaEngineContext(table.getStorageConf());
    HoodieSchema schema = new TableSchemaResolver(table).getTableSchema(true);
    String last = commits.lastInstant().get().requestedTime();
    HoodieTableFileSystemView view =
        FileSystemViewManager.createInMemoryFileSystemViewWithTimeline(
            context, table, HoodieMetadataConfig.newBuilder().enable(false).build(), commits);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String partition : FSUtils.getAllPartitionPaths(context, table, false)) {
      for (FileSlice slice : view.getLatestMergedFileSlicesBeforeOrOn(partition, last).toList()) {
        read(table, schema, last, slice, rows);
      }
    }
    return rows;
  }

  private static void read(
      HoodieTableMetaClient table,
      HoodieSchema schema,
      String last,
      FileSlice slice,
      List<Map<String, Object>> rows)
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
        ClosableIterator<IndexedRecord> records = group.getClosableIterator()) {
      while (records.hasNext()) {
        rows.add(columns((GenericRecord) records.next()));
      }
    }
  }

  private static Map<String, Object> columns(GenericRecord row) {
    Map<String, Object> columns = new LinkedHashMap<>();
    for (Schema.Field field : row.getSchema().getFields()) {
      Object value = row.get(field.pos());
      columns.put(field.name(), value instanceof Utf8 ? value.toString() : value);
    }
    return columns;
  }
}
