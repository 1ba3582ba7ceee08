package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * How a response's records become Kafka records.
 *
 * @param pointer JSON pointer from the top of the response to its records: an array of them, or one
 * @param key names of the columns that make the key; none for a null key
 * @param timestamp name of the column that is the record's timestamp; null for none
 * @param timestampField name of a further column that holds the record's timestamp; null for none
 */
public record RecordSettings(
    String pointer,
    List<ColumnSettings> columns,
    List<CopiedField> copied,
    List<String> key,
    @Nullable String timestamp,
    @Nullable TimestampMinus timestampMinus,
    @Nullable String timestampField,
    RecordErrorBehavior onError) {

  public static final String POINTER = "records.pointer";
  public static final String COLUMNS = "record.columns";
  public static final String COPIED = "record.fields.copy";
  public static final String KEY = "record.key";
  public static final String TIMESTAMP = "record.timestamp";
  public static final String TIMESTAMP_MINUS = "record.timestamp.minus";
  public static final String TIMESTAMP_FIELD = "record.timestamp.field";
  public static final String ON_ERROR = "behavior.on.record.error";

  private static final EnumValidator<RecordErrorBehavior> BEHAVIORS =
      EnumValidator.of(RecordErrorBehavior.class);
  private static final Parsed COLUMN = Parsed.by("/column", JsonPointers::column);

  public RecordSettings {
    columns = List.copyOf(columns);
    copied = List.copyOf(copied);
    key = List.copyOf(key);
  }

  static void define(KeyGroup group) {
    group
        .key(
            POINTER,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("JSON pointer", JsonPointers::check),
            Importance.HIGH,
            "JSON pointer of the records within the response; empty for the response itself. An array"
                + " gives a record per element, an object one record, null or nothing none.")
        .key(
            COLUMNS,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name:type[?][:trim][=/pointer]", ColumnSettings::parse),
            Importance.HIGH,
            "Columns of a record, needed unless a preset gives them. Types: string, boolean, int32,"
                + " int64, float32, float64, timestamp_s, timestamp_ms, timestamp_iso, and array<type>."
                + " A ? allows null and missing values. For records that are arrays the columns stand"
                + " in the order of the positions; positions beyond the last column are ignored. For"
                + " objects a column is the member of its name, or what a pointer within the record"
                + " says.")
        .key(
            COPIED,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name:type[?]=response:/pointer", CopiedField::parse),
            Importance.MEDIUM,
            "Values of the response that each of its records gets as further columns, as"
                + " snapshot_time:timestamp_s=response:/time.");
    defineKeyAndTime(group);
  }

  private static void defineKeyAndTime(KeyGroup group) {
    group
        .key(
            KEY,
            ConfigDef.Type.LIST,
            "",
            COLUMN,
            Importance.HIGH,
            "Columns of the record's key as /id: one column gives a key of its type, several a"
                + " struct, none a null key. A record whose key is null is a bad record.")
        .key(
            TIMESTAMP,
            ConfigDef.Type.STRING,
            "",
            COLUMN,
            Importance.MEDIUM,
            "Timestamp column, own or copied, that becomes the Kafka record's timestamp. Without it"
                + " the producer's time is used.")
        .key(
            TIMESTAMP_MINUS,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("/column*unit", TimestampMinus::parse),
            Importance.LOW,
            "Numeric column to subtract from the timestamp, with its unit ms, s, min or h, as"
                + " /age*s.")
        .key(
            TIMESTAMP_FIELD,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Name of a further column that holds the record's timestamp, after the subtraction.")
        .key(
            ON_ERROR,
            ConfigDef.Type.STRING,
            "fail",
            BEHAVIORS,
            Importance.MEDIUM,
            "What to do with a record that does not fit its columns: fail the task, or ignore the"
                + " record and log how many.");
  }

  static RecordSettings from(AbstractConfig config) {
    String minus = config.getString(TIMESTAMP_MINUS);
    String timestamp = config.getString(TIMESTAMP);
    String field = config.getString(TIMESTAMP_FIELD);
    return new RecordSettings(
        config.getString(POINTER),
        config.getList(COLUMNS).stream().map(ColumnSettings::parse).toList(),
        config.getList(COPIED).stream().map(CopiedField::parse).toList(),
        config.getList(KEY).stream().map(JsonPointers::column).toList(),
        timestamp.isEmpty() ? null : JsonPointers.column(timestamp),
        minus.isEmpty() ? null : TimestampMinus.parse(minus),
        field.isEmpty() ? null : field,
        BEHAVIORS.parse(config.getString(ON_ERROR)));
  }

  /** Own and copied columns, in the order in which a record has them. */
  public List<ColumnSettings> allColumns() {
    return java.util.stream.Stream.concat(
            columns.stream(), copied.stream().map(CopiedField::column))
        .toList();
  }
}
