package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.model.TableSchema;
import java.util.Properties;
import org.apache.hudi.common.config.RecordMergeMode;
import org.apache.hudi.common.engine.EngineType;
import org.apache.hudi.common.model.HoodieTableType;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.config.HoodieWriteConfig;

/**
 * What Hudi is told about a table by whoever writes to it; see {@link CoordinatorOptions} for more.
 */
final class HudiOptions {

  private static final String SIMPLE = "org.apache.hudi.keygen.SimpleAvroKeyGenerator";
  private static final String COMPLEX = "org.apache.hudi.keygen.ComplexAvroKeyGenerator";
  private static final String UNPARTITIONED =
      "org.apache.hudi.keygen.NonpartitionedAvroKeyGenerator";

  private HudiOptions() {}

  /** The generator with which other engines find the keys that this sink writes. */
  static String keyGenerator(TableSettings table) {
    if (table.partitionFields().isEmpty()) {
      return UNPARTITIONED;
    }
    boolean single = table.recordKeyFields().size() == 1 && table.partitionFields().size() == 1;
    return single ? SIMPLE : COMPLEX;
  }

  static HoodieTableType tableType(TableSettings table) {
    return table.layout().mergeOnRead()
        ? HoodieTableType.MERGE_ON_READ
        : HoodieTableType.COPY_ON_WRITE;
  }

  /** What Hudi calls a commit of rows. */
  static String commitAction(TableSettings table) {
    return table.layout().mergeOnRead()
        ? HoodieTimeline.DELTA_COMMIT_ACTION
        : HoodieTimeline.COMMIT_ACTION;
  }

  static RecordMergeMode mergeMode(TableSettings table) {
    return table.layout().orderingField() == null
        ? RecordMergeMode.COMMIT_TIME_ORDERING
        : RecordMergeMode.EVENT_TIME_ORDERING;
  }

  static HoodieWriteConfig of(TableSettings table, TableSchema schema) {
    Properties options = new Properties();
    options.putAll(table.options());
    if (!table.recordKeyFields().isEmpty()) {
      options.setProperty(
          "hoodie.datasource.write.recordkey.field", String.join(",", table.recordKeyFields()));
    }
    options.setProperty(
        "hoodie.datasource.write.partitionpath.field", String.join(",", table.partitionFields()));
    options.setProperty("hoodie.datasource.write.keygenerator.class", keyGenerator(table));
    options.setProperty("hoodie.datasource.write.hive_style_partitioning", "true");
    options.setProperty("hoodie.datasource.write.partitionpath.urlencode", "true");
    options.setProperty("hoodie.write.record.merge.mode", mergeMode(table).name());
    if (table.layout().orderingField() != null) {
      options.setProperty("hoodie.table.ordering.fields", table.layout().orderingField());
    }
    options.setProperty("hoodie.write.table.version", Integer.toString(table.layout().version()));
    options.setProperty("hoodie.write.auto.upgrade", "false");
    // The server was never published as a jar; markers are then plain files.
    options.setProperty("hoodie.embed.timeline.server", "false");
    options.setProperty("hoodie.write.markers.type", "DIRECT");
    options.setProperty("hoodie.metadata.enable", "false");
    options.setProperty("hoodie.avro.write.support.class", RowWriteSupport.class.getName());
    // Rows are routed by their Kafka partition: no index is consulted, and no file group may be
    // filled up with rows of another partition.
    options.setProperty("hoodie.index.type", "SIMPLE");
    // What only an index would ask, at a tenth of the time of writing a row.
    options.putIfAbsent("hoodie.parquet.bloom.filter.enabled", "false");
    options.setProperty("hoodie.parquet.small.file.limit", "0");
    options.setProperty("hoodie.parquet.compression.codec", table.writing().parquetCodec());
    return HoodieWriteConfig.newBuilder()
        .withEngineType(EngineType.JAVA)
        .withPath(table.path())
        .withSchema(schema.json())
        .forTable(table.name())
        .withProperties(options)
        .build();
  }
}
