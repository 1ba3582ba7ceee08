package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * The table that is written.
 *
 * @param name the table's name, also of its Avro schema
 * @param path {@code s3a://bucket/folder} or {@code file:/folder}, without a slash at the end
 * @param recordKeyFields columns that tell rows apart, at least one
 * @param partitionFields columns that the table is partitioned by, none for an unpartitioned table
 * @param parquetCodec how the files are compressed, as Parquet names it in lower case
 * @param services how the table is kept in order
 */
public record TableSettings(
    String name,
    String path,
    List<String> recordKeyFields,
    List<String> partitionFields,
    String parquetCodec,
    ServiceSettings services) {

  public static final String NAME = "table.name";
  public static final String PATH = "table.path";

  private static final String TYPE = "table.type";
  private static final String PARQUET_CODEC = "parquet.codec";

  private static final EnumValidator<TableType> TYPES = EnumValidator.of(TableType.class);
  private static final EnumValidator<ParquetCodec> CODECS = EnumValidator.of(ParquetCodec.class);

  public TableSettings {
    recordKeyFields = List.copyOf(recordKeyFields);
    partitionFields = List.copyOf(partitionFields);
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
    keys.key(
        TYPE,
        ConfigDef.Type.STRING,
        "copy_on_write",
        TYPES,
        Importance.MEDIUM,
        "Kind of the Hudi table. Copy-on-write rewrites the file that holds a changed row, so "
            + "a commit costs as much as the file groups that it touches are large.");
    keys.key(
        PARQUET_CODEC,
        ConfigDef.Type.STRING,
        "zstd",
        CODECS,
        Importance.MEDIUM,
        "Compression of the Parquet files. zstd takes the CPU time of snappy and a third less "
            + "room.");
  }

  static TableSettings from(AbstractConfig config) {
    return new TableSettings(
        config.getString(NAME),
        TablePath.normal(config.getString(PATH)),
        config.getList(RecordSettings.KEY_FIELDS),
        config.getList(RecordSettings.PARTITION_FIELDS),
        config.getString(PARQUET_CODEC).toLowerCase(Locale.ROOT),
        ServiceSettings.from(config));
  }
}
