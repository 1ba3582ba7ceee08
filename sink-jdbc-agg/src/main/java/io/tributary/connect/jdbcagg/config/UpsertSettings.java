package io.tributary.connect.jdbcagg.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.jspecify.annotations.Nullable;

/**
 * How records become rows.
 *
 * @param keyFields fields that tell rows apart; empty for those of the record's key
 * @param columns the fields that are kept, with their columns; empty for all
 * @param orderingField the field whose greatest value wins; null where the later record wins
 * @param deletes whether deletions delete; otherwise they are passed over
 * @param deletedRetention how long a deletion is remembered where there is an ordering field
 */
public record UpsertSettings(
    TableName table,
    List<String> keyFields,
    Map<String, String> columns,
    RecordFormat format,
    @Nullable String orderingField,
    boolean deletes,
    Duration deletedRetention) {

  public static final String TABLE_NAME = "table.name";
  public static final String KEY_FIELDS = "record.key.fields";
  public static final String FIELDS = "record.fields";
  public static final String FORMAT = "record.format";
  public static final String ORDERING_FIELD = "ordering.field";
  private static final String DELETE_ENABLED = "delete.enabled";
  private static final String DELETED_RETENTION = "deleted.retention.ms";

  /** The keys that say nothing about aggregates. */
  public static final List<String> KEYS =
      List.of(
          TABLE_NAME,
          KEY_FIELDS,
          FIELDS,
          FORMAT,
          ORDERING_FIELD,
          DELETE_ENABLED,
          DELETED_RETENTION);

  private static final EnumValidator<RecordFormat> FORMATS = EnumValidator.of(RecordFormat.class);
  private static final long WEEK_MS = 604_800_000;

  static void define(KeyGroup keys) {
    keys.key(
            TABLE_NAME,
            ConfigDef.Type.STRING,
            TableName.TOPIC,
            new TableName.Validator(),
            Importance.HIGH,
            "With mode=upsert: table that the rows go to. ${topic} stands for the topic's name, with"
                + " _ for what is neither letter, digit, _, $ nor -, so that each topic has a table"
                + " of its own.")
        .key(
            KEY_FIELDS,
            ConfigDef.Type.LIST,
            List.of(),
            new FieldNames(false),
            Importance.HIGH,
            "With mode=upsert: fields that tell rows apart, the table's primary key, separated by"
                + " commas. Each is a field of the record's value or, where that lacks it, of its"
                + " key; a key that is no struct has the one name that is given here. Empty for"
                + " all fields of the record's key.")
        .key(
            FIELDS,
            ConfigDef.Type.LIST,
            List.of(),
            new FieldNames(true),
            Importance.MEDIUM,
            "With mode=upsert: fields of the value that are kept, separated by commas, each with"
                + " the name of its column behind a colon if that is another; one that a record"
                + " lacks is null. Empty for all fields; a column that a record lacks then stays as"
                + " it is.")
        .key(
            FORMAT,
            ConfigDef.Type.STRING,
            "auto",
            FORMATS,
            Importance.MEDIUM,
            "With mode=upsert: what a record's value is: plain (the row itself; null deletes),"
                + " debezium (a change event envelope), flattened (the row that"
                + " ExtractNewRecordState took out of one; __deleted=true or __op=d deletes), or"
                + " auto, which tells them apart record by record, and must not be used with"
                + " ordering.field. __deleted is a column with plain alone.");
    defineOrder(keys);
  }

  private static void defineOrder(KeyGroup keys) {
    keys.key(
            ORDERING_FIELD,
            ConfigDef.Type.STRING,
            null,
            new ConfigDef.NonEmptyString(),
            Importance.MEDIUM,
            "With mode=upsert: field whose greatest value wins, whenever it comes: a whole number,"
                + " decimal, date or timestamp. Null is the least; between equal values the later"
                + " record wins. A deletion counts with the value that its row had, and where it"
                + " has none deletes whatever is there. Unset, the later record of the topic wins.")
        .key(
            DELETE_ENABLED,
            ConfigDef.Type.BOOLEAN,
            true,
            null,
            Importance.MEDIUM,
            "With mode=upsert: whether null values, Debezium's delete events and rows marked as"
                + " deleted delete rows. If false they are passed over and the rows stay.")
        .key(
            DELETED_RETENTION,
            ConfigDef.Type.LONG,
            WEEK_MS,
            Range.between(1, Long.MAX_VALUE),
            Importance.LOW,
            "With ordering.field: milliseconds for which a deletion is remembered, in table"
                + " <table>__deleted, so that an older version of its row that comes late does not"
                + " bring it back.");
  }

  static UpsertSettings from(AbstractConfig config) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String item : config.getList(FIELDS)) {
      FieldNames.Renamed field = FieldNames.Renamed.of(item);
      columns.put(field.field(), field.column());
    }
    return new UpsertSettings(
        new TableName(config.getString(TABLE_NAME)),
        config.getList(KEY_FIELDS),
        columns,
        FORMATS.parse(config.getString(FORMAT)),
        config.getString(ORDERING_FIELD),
        config.getBoolean(DELETE_ENABLED),
        Duration.ofMillis(config.getLong(DELETED_RETENTION)));
  }
}
