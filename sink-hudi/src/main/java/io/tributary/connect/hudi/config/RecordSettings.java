package io.tributary.connect.hudi.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * How records are read.
 *
 * @param deleteEnabled whether deletions delete; otherwise they are passed over
 * @param truncates what a truncation of the source table does
 * @param unroutedDeletes what becomes of a deletion that names no partition
 * @param mode whether a record is about the row with its key, or a row of its own
 * @param orderingField the column whose greatest value wins between versions of a row; null where
 *     the later record wins
 */
public record RecordSettings(
    RecordFormat format,
    List<String> recordKeyFields,
    List<String> partitionFields,
    boolean deleteEnabled,
    TruncateHandling truncates,
    UnroutedDelete unroutedDeletes,
    WriteMode mode,
    @Nullable String orderingField) {

  /** The field by which Debezium's ExtractNewRecordState marks rows that are deleted. */
  public static final String DELETED_MARK = "__deleted";

  public static final String KEY_FIELDS = "record.key.fields";
  public static final String PARTITION_FIELDS = "partition.fields";

  private static final String FORMAT = "record.format";
  private static final String DELETE_ENABLED = "delete.enabled";

  private static final String TRUNCATE = "truncate.handling";
  private static final String UNROUTED_DELETE = "delete.unrouted";

  private static final EnumValidator<TruncateHandling> TRUNCATES =
      EnumValidator.of(TruncateHandling.class);
  private static final EnumValidator<UnroutedDelete> UNROUTED =
      EnumValidator.of(UnroutedDelete.class);
  private static final EnumValidator<RecordFormat> FORMATS = EnumValidator.of(RecordFormat.class);

  public RecordSettings {
    recordKeyFields = List.copyOf(recordKeyFields);
    partitionFields = List.copyOf(partitionFields);
  }

  static void define(KeyGroup keys) {
    keys.key(
        KEY_FIELDS,
        ConfigDef.Type.LIST,
        List.of(),
        new FieldNames(),
        Importance.HIGH,
        "Fields that tell rows apart, separated by commas; needed unless write.mode=append. Later "
            + "records with the same values replace the row. The topic's key must follow from them, as only the order within one "
            + "partition of the topic is known; with several topics, the same values must not occur "
            + "in two of them.");
    keys.key(
        PARTITION_FIELDS,
        ConfigDef.Type.LIST,
        List.of(),
        new FieldNames(),
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
            + "event envelope), flattened (the row that ExtractNewRecordState took out of one; "
            + "__deleted=true deletes), or auto, which tells them apart record by record. __deleted "
            + "is a column with plain alone.");
    defineDeletes(keys);
  }

  private static void defineDeletes(KeyGroup keys) {
    keys.key(
        DELETE_ENABLED,
        ConfigDef.Type.BOOLEAN,
        true,
        null,
        Importance.MEDIUM,
        "Whether null values, Debezium's delete events and rows marked __deleted delete rows. "
            + "If false they are passed over and the rows stay.");
    keys.key(
        UNROUTED_DELETE,
        ConfigDef.Type.STRING,
        "report",
        UNROUTED,
        Importance.LOW,
        "What becomes of a deletion that does not say in which partition its row lies, as the "
            + "record's key lacks partition.fields and the old row is not in it: report (a bad "
            + "record), ignore (passed over; the row stays). Debezium's null value after a delete "
            + "event is passed over either way.");
    keys.key(
        TRUNCATE,
        ConfigDef.Type.STRING,
        "fail",
        TRUNCATES,
        Importance.LOW,
        "What Debezium's truncate event does: fail (the task stops, as no order is known between "
            + "it and the rows in other partitions of the topic), ignore (the rows stay).");
  }

  static RecordSettings from(AbstractConfig config) {
    TableLayout layout = TableLayout.from(config);
    return new RecordSettings(
        FORMATS.parse(config.getString(FORMAT)),
        config.getList(KEY_FIELDS),
        config.getList(PARTITION_FIELDS),
        config.getBoolean(DELETE_ENABLED),
        TRUNCATES.parse(config.getString(TRUNCATE)),
        UNROUTED.parse(config.getString(UNROUTED_DELETE)),
        layout.mode(),
        layout.orderingField());
  }
}
