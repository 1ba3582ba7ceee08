package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The table that is written.
 *
 * @param name the table's name, also of its Avro schema
 * @param path {@code s3a://bucket/folder} or {@code file:/folder}, without a slash at the end
 * @param recordKeyFields columns that tell rows apart, none only where rows are appended
 * @param partitionFields columns that the table is partitioned by, none for an unpartitioned table
 * @param options what Hudi is told beside, by its own names
 * @param services how the table is kept in order
 */
public record TableSettings(
    String name,
    String path,
    List<String> recordKeyFields,
    List<String> partitionFields,
    TableLayout layout,
    WriteSettings writing,
    Map<String, String> options,
    ServiceSettings services) {

  public static final String NAME = "table.name";
  public static final String PATH = "table.path";

  public TableSettings {
    recordKeyFields = List.copyOf(recordKeyFields);
    partitionFields = List.copyOf(partitionFields);
    options = Map.copyOf(options);
  }

  static void define(KeyGroup keys) {
    keys.key(
        NAME,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        new TableName(),
        Importance.HIGH,
        "Name of the table, as query engines and its schema show it.");
    keys.key(
        PATH,
        ConfigDef.Type.STRING,
        ConfigDef.NO_DEFAULT_VALUE,
        new TablePath(),
        Importance.HIGH,
        "Folder of the table. It is created by the first commit; a table that this sink did "
            + "not write is refused.");
    TableLayout.define(keys);
    WriteSettings.define(keys);
  }

  static TableSettings from(AbstractConfig config) {
    return new TableSettings(
        config.getString(NAME),
        TablePath.normal(config.getString(PATH)),
        config.getList(RecordSettings.KEY_FIELDS),
        config.getList(RecordSettings.PARTITION_FIELDS),
        TableLayout.from(config),
        WriteSettings.from(config),
        PassThrough.hudi(config),
        ServiceSettings.from(config));
  }
}
