package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.config.WriteMode;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hudi.common.table.HoodieTableConfig;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.util.Option;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.hudi.storage.StorageConfiguration;
import org.apache.hudi.storage.StoragePath;

/** Creates the table, or opens it after checking that it is the one that the settings describe. */
final class HudiTables {

  /** Beside Hudi's own properties: rows are found again only with as many as they were written. */
  private static final String BUCKETS = "tributary.buckets.per.partition";

  private static final String MODE = "tributary.write.mode";
  private static final String ORDERING_FIELD_BEFORE_1_1 = "hoodie.table.precombine.field";

  private final TableSettings settings;
  private final Configuration configuration;

  HudiTables(TableSettings settings, Configuration configuration) {
    this.settings = settings;
    this.configuration = configuration;
  }

  boolean exists() throws IOException {
    Path properties = new Path(settings.path() + "/.hoodie/hoodie.properties");
    FileSystem fileSystem = properties.getFileSystem(configuration);
    return fileSystem.exists(properties);
  }

  void create() throws IOException {
    HoodieTableMetaClient.TableBuilder builder =
        HoodieTableMetaClient.newTableBuilder()
            .setTableType(HudiOptions.tableType(settings))
            .setTableName(settings.name())
            .setKeyGeneratorClassProp(HudiOptions.keyGenerator(settings))
            .setHiveStylePartitioningEnable(true)
            .setUrlEncodePartitioning(true)
            .setPopulateMetaFields(true)
            .setRecordMergeMode(HudiOptions.mergeMode(settings))
            .setTableVersion(settings.layout().version());
    if (!settings.recordKeyFields().isEmpty()) {
      builder.setRecordKeyFields(String.join(",", settings.recordKeyFields()));
    }
    String orderingField = settings.layout().orderingField();
    if (orderingField != null) {
      builder.setOrderingFields(orderingField);
    }
    if (!settings.partitionFields().isEmpty()) {
      builder.setPartitionFields(String.join(",", settings.partitionFields()));
    }
    Properties properties = builder.build();
    properties.setProperty(BUCKETS, Integer.toString(settings.layout().buckets()));
    properties.setProperty(MODE, settings.layout().mode().name());
    if (orderingField != null) {
      // The name that releases before 1.1 look for; without it they let stale rows win.
      properties.setProperty(ORDERING_FIELD_BEFORE_1_1, orderingField);
    }
    HoodieTableMetaClient.createTableLayoutOnStorage(
        storage(),
        new StoragePath(settings.path()),
        properties,
        HoodieTableVersion.fromVersionCode(settings.layout().version())
            .getTimelineLayoutVersion()
            .getVersion(),
        true);
  }

  HoodieTableMetaClient open() {
    HoodieTableMetaClient table =
        HoodieTableMetaClient.builder().setConf(storage()).setBasePath(settings.path()).build();
    verify(table.getTableConfig());
    return table;
  }

  private void verify(HoodieTableConfig table) {
    same("table.name", settings.name(), table.getTableName());
    same("table.type", HudiOptions.tableType(settings), table.getTableType());
    same("record.key.fields", settings.recordKeyFields(), list(table.getRecordKeyFields()));
    same("partition.fields", settings.partitionFields(), list(table.getPartitionFields()));
    same("table.version", settings.layout().version(), table.getTableVersion().versionCode());
    same(
        "buckets.per.partition",
        Integer.toString(settings.layout().buckets()),
        table.getProps().getProperty(BUCKETS, "1"));
    same(
        "write.mode",
        settings.layout().mode().name(),
        table.getProps().getProperty(MODE, WriteMode.UPSERT.name()));
    same(
        "ordering.field",
        Objects.requireNonNullElse(settings.layout().orderingField(), ""),
        String.join(",", table.getOrderingFields()));
  }

  private void same(String what, Object configured, Object found) {
    if (!configured.equals(found)) {
      throw new TableFailure(
          FailureKind.MISCONFIGURED,
          "Another table is there already [target=%s]: %s is %s there, %s here. Choose another table.path, or describe the table as it is."
              .formatted(settings.path(), what, found, configured),
          null);
    }
  }

  private static List<String> list(Option<String[]> fields) {
    return fields.isPresent() ? Arrays.asList(fields.get()) : List.of();
  }

  private StorageConfiguration<?> storage() {
    return HadoopFSUtils.getStorageConf(configuration);
  }
}
