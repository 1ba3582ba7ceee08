package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;

/**
 * What one poll leaves for the next.
 *
 * @param initial values before the first poll, by name
 * @param lookbackMs milliseconds by which a cursor that is a time is set back in requests
 */
public record CursorSettings(
    List<CursorField> fields, CursorMode mode, Map<String, String> initial, long lookbackMs) {

  public static final String FIELDS = "cursor.fields";
  public static final String MODE = "cursor.mode";
  public static final String INITIAL = "cursor.initial";
  public static final String LOOKBACK = "cursor.lookback.ms";

  private static final EnumValidator<CursorMode> MODES = EnumValidator.of(CursorMode.class);

  public CursorSettings {
    fields = List.copyOf(fields);
    initial = Map.copyOf(initial);
  }

  static void define(KeyGroup group) {
    group
        .key(
            FIELDS,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name=source:place", CursorField::parse),
            Importance.MEDIUM,
            "Values to keep for the next poll, as since=response:/meta/time, seen=record:/updated or"
                + " tag=header:X-Version. They are stored in the source offset and used in the request"
                + " as ${cursor.since|default:0}. One that a response does not have stays as it was.")
        .key(
            MODE,
            ConfigDef.Type.STRING,
            "last",
            MODES,
            Importance.MEDIUM,
            "Which of the values of a poll to keep: the last, or the max: the greatest so far, compared"
                + " as numbers, as ISO 8601 times, or else as texts.")
        .key(
            INITIAL,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("name=value", CursorSettings::pair),
            Importance.LOW,
            "Values of cursors before the first poll, as since=2026-01-01T00:00:00Z.")
        .key(
            LOOKBACK,
            ConfigDef.Type.LONG,
            0L,
            atLeast(0L),
            Importance.LOW,
            "Milliseconds by which cursors are set back in requests, so that records which the server"
                + " shows late are not missed; those seen before come again. Each cursor must be a time:"
                + " seconds or milliseconds since the epoch, or ISO 8601.");
  }

  static CursorSettings from(AbstractConfig config) {
    Map<String, String> initial = new HashMap<>();
    for (String entry : config.getList(INITIAL)) {
      Map.Entry<String, String> pair = pair(entry);
      initial.put(pair.getKey(), pair.getValue());
    }
    return new CursorSettings(
        config.getList(FIELDS).stream().map(CursorField::parse).toList(),
        MODES.parse(config.getString(MODE)),
        initial,
        config.getLong(LOOKBACK));
  }

  private static Map.Entry<String, String> pair(String entry) {
    int equals = entry.indexOf('=');
    if (equals < 1) {
      throw new ConfigException("'" + entry + "' is not of the form name=value");
    }
    return Map.entry(entry.substring(0, equals).trim(), entry.substring(equals + 1).trim());
  }

  /** Names of the cursors, in the order in which they are written. */
  public List<String> names() {
    return fields.stream().map(CursorField::name).toList();
  }

  /** The cursors of one source, in the order in which they are written. */
  public List<CursorField> from(CursorField.Source source) {
    return fields.stream().filter(field -> field.source() == source).toList();
  }
}
