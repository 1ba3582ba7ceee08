package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the columns, the key and the timestamp must be in the light of one another. */
final class RecordRules {

  private final EndpointSettings endpoint;
  private final RecordSettings records;
  private final Map<String, ColumnSettings> columns = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private RecordRules(EndpointSettings endpoint) {
    this.endpoint = endpoint;
    this.records = endpoint.records();
    (hasColumns() ? records.allColumns() : copiedColumns())
        .forEach(column -> columns.put(column.name(), column));
  }

  static List<Finding> check(EndpointSettings endpoint) {
    RecordRules rules = new RecordRules(endpoint);
    if (rules.hasColumns() && endpoint.records().columns().isEmpty()) {
      rules.add(
          RecordSettings.COLUMNS,
          "no columns are given",
          "Set them, or leave " + ValueSettings.SCHEMA_MODE + " at auto");
      return rules.findings;
    }
    rules.names();
    rules.keys();
    rules.timestamp();
    rules.minus();
    rules.field();
    rules.headers();
    rules.topic();
    return rules.findings;
  }

  private boolean hasColumns() {
    return endpoint.values().hasColumns();
  }

  private List<ColumnSettings> copiedColumns() {
    return records.copied().stream().map(CopiedField::column).toList();
  }

  private void names() {
    Set<String> seen = new HashSet<>();
    if (hasColumns()) {
      records.columns().forEach(column -> unique(seen, column, RecordSettings.COLUMNS));
    }
    records.copied().forEach(field -> unique(seen, field.column(), RecordSettings.COPIED));
  }

  private void unique(Set<String> seen, ColumnSettings column, String key) {
    if (!seen.add(column.name())) {
      add(key, "column '" + column.name() + "' is given twice", "Rename one of the two");
    }
  }

  private void keys() {
    Set<String> names = new HashSet<>();
    for (String pointer : records.key()) {
      ColumnSettings column = find(RecordSettings.KEY, pointer);
      if (column != null && column.array()) {
        add(
            RecordSettings.KEY,
            "column '" + column.name() + "' is an array, which is no key",
            "Choose columns with single values");
      }
      if (!names.add(RecordSettings.nameOf(pointer))) {
        add(
            RecordSettings.KEY,
            "two pointers end in '" + RecordSettings.nameOf(pointer) + "'",
            "Give them columns of different names in " + RecordSettings.COLUMNS);
      }
    }
  }

  private void timestamp() {
    if (records.timestamp() == null) {
      return;
    }
    ColumnSettings column = find(RecordSettings.TIMESTAMP, records.timestamp());
    if (column == null || (column.type().isTimestamp() && !column.array())) {
      return;
    }
    boolean readable = column.type().isNumber() || column.type() == ColumnType.STRING;
    if (column.array()
        || !readable
        || records.timestampFormat().kind() == TimestampFormat.Kind.AUTO) {
      add(
          RecordSettings.TIMESTAMP,
          "column '" + column.name() + "' is no timestamp",
          "Declare it as timestamp_s, timestamp_ms, timestamp_iso or timestamp_http, or set "
              + RecordSettings.TIMESTAMP_FORMAT
              + " for a text or number");
    }
  }

  private void minus() {
    TimestampMinus minus = records.timestampMinus();
    if (minus == null) {
      return;
    }
    needsTimestamp(RecordSettings.TIMESTAMP_MINUS);
    ColumnSettings column = find(RecordSettings.TIMESTAMP_MINUS, minus.pointer());
    if (column != null && (column.array() || !column.type().isNumber())) {
      add(
          RecordSettings.TIMESTAMP_MINUS,
          "column '" + column.name() + "' is no number",
          "Declare it as int32, int64, float32 or float64");
    }
  }

  private void field() {
    String field = records.timestampField();
    if (field == null) {
      return;
    }
    needsTimestamp(RecordSettings.TIMESTAMP_FIELD);
    if (!ColumnSettings.NAME.matcher(field).matches()) {
      add(
          RecordSettings.TIMESTAMP_FIELD,
          "'" + field + "' is no column name",
          "Use letters, digits and _ only");
    } else if (columns.containsKey(field)) {
      add(
          RecordSettings.TIMESTAMP_FIELD,
          "'" + field + "' is a column already",
          "Choose a name that no column has");
    }
  }

  private void needsTimestamp(String key) {
    if (records.timestamp() == null) {
      add(
          key,
          "there is no record timestamp to build on",
          "Set " + RecordSettings.TIMESTAMP + " too");
    }
  }

  private void headers() {
    records.headers().stream()
        .filter(header -> header.origin().kind() == Origin.Kind.RECORD)
        .forEach(header -> find(RecordSettings.HEADERS, header.origin().place()));
  }

  private void topic() {
    for (TopicTemplate.Part part : endpoint.topicTemplate().parts()) {
      if (part.kind() == TopicTemplate.Kind.RECORD) {
        find(EndpointSettings.TOPIC, TopicTemplate.pointer(part.name()));
      }
    }
  }

  /** The column that a pointer means; null if it leads into the record, or if it is wrong. */
  private @Nullable ColumnSettings find(String key, String pointer) {
    String name = RecordSettings.columnName(pointer);
    ColumnSettings column = name == null ? null : columns.get(name);
    if (column == null && name != null && hasColumns()) {
      add(
          key,
          "there is no column '" + name + "'",
          Suggestion.closest(name, columns.keySet())
              .map(near -> "Did you mean '/" + near + "'")
              .orElse("Name a column of " + RecordSettings.COLUMNS));
    }
    return column;
  }

  private void add(String key, String reason, String whatToDo) {
    findings.add(new Finding(key, reason, whatToDo));
  }
}
