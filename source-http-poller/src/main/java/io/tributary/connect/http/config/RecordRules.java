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

  private final RecordSettings records;
  private final Map<String, ColumnSettings> columns = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  private RecordRules(RecordSettings records) {
    this.records = records;
    records.allColumns().forEach(column -> columns.put(column.name(), column));
  }

  static List<Finding> check(RecordSettings records) {
    RecordRules rules = new RecordRules(records);
    if (records.columns().isEmpty()) {
      rules.add(RecordSettings.COLUMNS, "no columns are given", "Set them, or choose a preset");
      return rules.findings;
    }
    rules.names();
    records.key().forEach(rules::key);
    rules.timestamp();
    rules.minus();
    rules.field();
    return rules.findings;
  }

  private void names() {
    Set<String> seen = new HashSet<>();
    records.columns().forEach(column -> unique(seen, column, RecordSettings.COLUMNS));
    records.copied().forEach(field -> unique(seen, field.column(), RecordSettings.COPIED));
  }

  private void unique(Set<String> seen, ColumnSettings column, String key) {
    if (!seen.add(column.name())) {
      add(key, "column '" + column.name() + "' is given twice", "Rename one of the two");
    }
  }

  private void key(String name) {
    ColumnSettings column = find(RecordSettings.KEY, name);
    if (column != null && column.array()) {
      add(
          RecordSettings.KEY,
          "column '" + name + "' is an array, which is no key",
          "Choose columns with single values");
    }
  }

  private void timestamp() {
    if (records.timestamp() == null) {
      return;
    }
    ColumnSettings column = find(RecordSettings.TIMESTAMP, records.timestamp());
    if (column != null && (column.array() || !column.type().isTimestamp())) {
      add(
          RecordSettings.TIMESTAMP,
          "column '" + records.timestamp() + "' is no timestamp",
          "Declare it as timestamp_s, timestamp_ms or timestamp_iso");
    }
  }

  private void minus() {
    TimestampMinus minus = records.timestampMinus();
    if (minus == null) {
      return;
    }
    needsTimestamp(RecordSettings.TIMESTAMP_MINUS);
    ColumnSettings column = find(RecordSettings.TIMESTAMP_MINUS, minus.column());
    if (column != null && (column.array() || !column.type().isNumber())) {
      add(
          RecordSettings.TIMESTAMP_MINUS,
          "column '" + minus.column() + "' is no number",
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

  private @Nullable ColumnSettings find(String key, String name) {
    ColumnSettings column = columns.get(name);
    if (column == null) {
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
