package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * How a response's records become Kafka records. A pointer that is a slash and the name of a column
 * means that column; any other leads into the record.
 *
 * @param pointer JSON pointer from the top of the response to its records: an array of them, or one
 * @param required whether a response without anything at the pointer is broken
 * @param key pointers to what makes the key; none for a null key
 * @param timestamp pointer to the record's timestamp; null for none
 * @param timestampField name of a further column that holds the record's timestamp; null for none
 */
public record RecordSettings(
    String pointer,
    boolean required,
    List<ColumnSettings> columns,
    List<CopiedField> copied,
    List<CopiedHeader> headers,
    List<String> key,
    @Nullable String timestamp,
    TimestampFormat timestampFormat,
    @Nullable TimestampMinus timestampMinus,
    @Nullable String timestampField,
    RecordErrorBehavior onError) {

  public static final String POINTER = "records.pointer";
  public static final String MISSING = "records.missing";
  public static final String COLUMNS = "record.columns";
  public static final String COPIED = "record.fields.copy";
  public static final String HEADERS = "record.headers.copy";
  public static final String KEY = "record.key";
  public static final String TIMESTAMP = "record.timestamp";
  public static final String TIMESTAMP_FORMAT = "record.timestamp.format";
  public static final String TIMESTAMP_MINUS = "record.timestamp.minus";
  public static final String TIMESTAMP_FIELD = "record.timestamp.field";
  public static final String ON_ERROR = "behavior.on.record.error";

  private static final EnumValidator<RecordErrorBehavior> BEHAVIORS =
      EnumValidator.of(RecordErrorBehavior.class);
  private static final EnumValidator<MissingRecords> MISSINGS =
      EnumValidator.of(MissingRecords.class);
  private static final Parsed PLACE = Parsed.by("/pointer", JsonPointers::place);

  public RecordSettings {
    columns = List.copyOf(columns);
    copied = List.copyOf(copied);
    headers = List.copyOf(headers);
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
                + " gives a record per element, an object one record, null or nothing none. A * in it"
                + " stands for each element of an array or each member of an object, as in"
                + " /stops/*/arrivals. In XML it names the elements from the root on, as"
                + " /body/vehicle.")
        .key(
            MISSING,
            ConfigDef.Type.STRING,
            "empty",
            MISSINGS,
            Importance.LOW,
            "What a response is that has nothing at records.pointer: empty, or a failure that parks"
                + " the endpoint.")
        .key(
            COLUMNS,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name:type[?][:trim][=/pointer]", ColumnSettings::parse),
            Importance.HIGH,
            "Columns of a record; without them its schema is inferred. Types: string, boolean, int32,"
                + " int64, float32, float64, timestamp_s, timestamp_ms, timestamp_iso, timestamp_http,"
                + " and array<type>. A ? allows null and missing values. For records that are arrays"
                + " the columns stand in the order of the positions; positions beyond the last column"
                + " are ignored. For objects a column is the member of its name, or what a pointer"
                + " within the record says.")
        .key(
            COPIED,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name:type[?]=response:/pointer", CopiedField::parse),
            Importance.MEDIUM,
            "Values of the response that each of its records gets as further columns, as"
                + " snapshot_time:timestamp_s=response:/time, or of its head, as"
                + " answered_at:timestamp_http=header:Date.")
        .key(
            HEADERS,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name=record:/pointer", CopiedHeader::parse),
            Importance.LOW,
            "Headers that each record gets, as texts: route=record:/route, feed=response:/version or"
                + " etag=header:ETag. A value that is not there gives no header.");
    defineKeyAndTime(group);
  }

  private static void defineKeyAndTime(KeyGroup group) {
    group
        .key(
            KEY,
            ConfigDef.Type.LIST,
            "",
            PLACE,
            Importance.HIGH,
            "What makes the record's key, as /id: one pointer gives a key of its column's type,"
                + " several a struct, none a null key. A pointer that names no column gives a string."
                + " A record whose key is null is a bad record.")
        .key(
            TIMESTAMP,
            ConfigDef.Type.STRING,
            "",
            PLACE,
            Importance.MEDIUM,
            "What becomes the Kafka record's timestamp, as /updated_at. Without it the producer's"
                + " time is used. A topic's retention goes by it: old observations are soon deleted"
                + " unless the topic has retention.ms=-1 or"
                + " message.timestamp.type=LogAppendTime.")
        .key(
            TIMESTAMP_FORMAT,
            ConfigDef.Type.STRING,
            "auto",
            Parsed.by("auto, epoch_s, epoch_ms, iso, http or a pattern", TimestampFormat::parse),
            Importance.LOW,
            "How record.timestamp is written if it is no timestamp column: auto, epoch_s, epoch_ms,"
                + " iso, http, or a pattern as yyyy-MM-dd HH:mm:ss, in UTC unless it has a zone. auto"
                + " takes a number below 100,000,000,000 for seconds.")
        .key(
            TIMESTAMP_MINUS,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("/pointer*unit", TimestampMinus::parse),
            Importance.LOW,
            "Number to subtract from the timestamp, with its unit ms, s, min or h, as /age*s.")
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
            "What to do with a record that does not fit its columns: fail the task, ignore the record"
                + " and log how many, or send it to errors.topic.");
  }

  static RecordSettings from(AbstractConfig config) {
    String minus = config.getString(TIMESTAMP_MINUS);
    String timestamp = config.getString(TIMESTAMP);
    String field = config.getString(TIMESTAMP_FIELD);
    return new RecordSettings(
        config.getString(POINTER),
        MISSINGS.parse(config.getString(MISSING)) == MissingRecords.FAIL,
        config.getList(COLUMNS).stream().map(ColumnSettings::parse).toList(),
        config.getList(COPIED).stream().map(CopiedField::parse).toList(),
        config.getList(HEADERS).stream().map(CopiedHeader::parse).toList(),
        config.getList(KEY),
        timestamp.isEmpty() ? null : timestamp,
        TimestampFormat.parse(config.getString(TIMESTAMP_FORMAT)),
        minus.isEmpty() ? null : TimestampMinus.parse(minus),
        field.isEmpty() ? null : field,
        BEHAVIORS.parse(config.getString(ON_ERROR)));
  }

  /** Own and copied columns, in the order in which a record has them. */
  public List<ColumnSettings> allColumns() {
    return Stream.concat(columns.stream(), copied.stream().map(CopiedField::column)).toList();
  }

  /** The name of the column that a pointer means; null if its form cannot mean one. */
  public static @Nullable String columnName(String pointer) {
    return pointer.lastIndexOf('/') == 0 ? JsonPointers.lastToken(pointer) : null;
  }

  /** What a pointer's last token calls the thing it leads to. */
  public static String nameOf(String pointer) {
    return JsonPointers.lastToken(pointer);
  }
}
