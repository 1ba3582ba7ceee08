package io.tributary.quickstart.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one table of aggregates should hold, said in Java and not in the sink's SQL.
 *
 * @param where which rows of the topic count
 * @param groupBy the fields, and columns, that groups are made by
 * @param eventTime the field whose minute, or other window, a row belongs to
 * @param windowColumn the column that holds the start of the window
 */
public record Aggregation(
    String table,
    Predicate<Row> where,
    List<String> groupBy,
    String eventTime,
    String windowColumn,
    Duration window,
    List<Measure> measures) {

  /** The columns of the table that identify a row. */
  public List<String> keyColumns() {
    List<String> columns = new ArrayList<>(groupBy);
    columns.add(windowColumn);
    return columns;
  }

  /** The names of the aggregated columns. */
  public List<String> measureColumns() {
    return measures.stream().map(Measure::column).toList();
  }

  /** Computes the table from all records of the topic. A row without event time has no window. */
  public Table of(List<TopicRecord> records) {
    Map<List<@Nullable Object>, List<TopicRecord>> groups = new LinkedHashMap<>();
    for (TopicRecord record : records) {
      List<@Nullable Object> key = key(record.value());
      if (key != null) {
        groups.computeIfAbsent(key, newKey -> new ArrayList<>()).add(record);
      }
    }
    Map<List<@Nullable Object>, Row> rows = new LinkedHashMap<>();
    groups.forEach((key, group) -> rows.put(key, row(group)));
    return new Table("a recomputation from the topic", rows);
  }

  /** The group that a row belongs to; null when it does not count. */
  public @Nullable List<@Nullable Object> key(@Nullable Row row) {
    if (row == null || !where.test(row) || !(row.value(eventTime) instanceof Instant at)) {
      return null;
    }
    List<@Nullable Object> key = new ArrayList<>(row.key(groupBy));
    key.add(startOfWindow(at));
    return key;
  }

  private Instant startOfWindow(Instant at) {
    long size = window.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(at.toEpochMilli(), size) * size);
  }

  private Row row(List<TopicRecord> group) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    measures.forEach(measure -> values.put(measure.column(), measure.of().apply(group)));
    return new Row(values);
  }
}
