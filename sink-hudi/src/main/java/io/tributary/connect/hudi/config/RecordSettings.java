package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How records are read.
 *
 * @param deleteEnabled whether deletions delete; otherwise they are passed over
 */
public record RecordSettings(
    RecordFormat format,
    List<String> recordKeyFields,
    List<String> partitionFields,
    boolean deleteEnabled) {

  public static final String KEY_FIELDS = "record.key.fields";
  public static final String PARTITION_FIELDS = "partition.fields";

  private static final String FORMAT = "record.format";
  private static final String DELETE_ENABLED = "delete.enabled";

  private static final EnumValidator<RecordFormat> FORMATS = EnumValidator.of(RecordFormat.class);

  public RecordSettings {
    recordKeyFields = List.copyOf(recordKeyFields);
    partitionFields = List.copyOf(partitionFields);
  }

  static void define(KeyGroup keys) {
    keys.key(
        KEY_FIELDS,
        ConfigDef.Type.LIST,
        ConfigDef.NO_DEFAULT_VALUE,
        new FieldNames(true),
        Importance.HIGH,
        "Fields that tell rows apart, separated by commas. Later records with the same values "
            + "replace the row. The topic's key must follow from them, as only the order within one "
            + "partition of the topic is known; with several topics, the same values must not occur "
            + "in two of them.");
    keys.key(
        PARTITION_FIELDS,
        ConfigDef.Type.LIST,
        List.of(),
        new FieldNames(false),
        Importance.MEDIUM,
        "Fields by whose values the table is split into folders field=value. Empty for an "
            + "unpartitioned table. Each pair of a topic's partition and a table's partition is a "
            + "file of its own, so few values are better.");
    keys.key(
        FORMAT,
        ConfigDef.Type.STRING,
        "auto",
        FORMATS,
        Importance.MEDIUM,
        "What a record's value is: plain (the row itself; null deletes), debezium (a change "
            + "event envelope), or auto, which tells the two apart record by record. Debezium's "
            + "null value after a delete event is passed over where its key lacks partition.fields.");
    keys.key(
        DELETE_ENABLED,
        ConfigDef.Type.BOOLEAN,
        true,
        null,
        Importance.MEDIUM,
        "Whether null values and Debezium's delete events delete rows. If false they are "
            + "passed over and the rows stay.");
  }

  static RecordSettings from(AbstractConfig config) {
    return new RecordSettings(
        FORMATS.parse(config.getString(FORMAT)),
        config.getList(KEY_FIELDS),
        config.getList(PARTITION_FIELDS),
        config.getBoolean(DELETE_ENABLED));
  }
}
