package io.tributary.quickstart.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The last state for each key of a topic, as a table that upserts and deletes would hold it. */
public final class LastState {

  private LastState() {}

  /** How the next record of a topic changes the last states. */
  @FunctionalInterface
  public interface Step {
    void apply(TopicRecord record, List<String> keyColumns, Map<List<@Nullable Object>, Row> last);
  }

  /** Of plain records whose greatest time counts, in whatever order they come. */
  public static Step byTime(String timeColumn) {
    return (record, keyColumns, last) -> {
      Row row = record.value();
      if (row != null) {
        keepLater(row, keyColumns, timeColumn, last);
      }
    };
  }

  /** What the records of a topic are. */
  public enum Form implements Step {
    /** Plain records: the value is the row. */
    ROWS {
      @Override
      public void apply(
          TopicRecord record, List<String> keyColumns, Map<List<@Nullable Object>, Row> last) {
        Row row = record.value();
        if (row != null) {
          last.put(row.key(keyColumns), row);
        }
      }
    },
    /** Debezium's change events: `after` replaces the row, `d` removes it. */
    CHANGES {
      @Override
      public void apply(
          TopicRecord record, List<String> keyColumns, Map<List<@Nullable Object>, Row> last) {
        Row event = record.value();
        if (event == null) {
          return; // The tombstone after a delete tells nothing new.
        }
        if (event.value("after") instanceof Row after) {
          last.put(after.key(keyColumns), after);
        } else if (event.value("before") instanceof Row before) {
          last.remove(before.key(keyColumns));
        }
      }
    };

    /** Changes the last states by the next record of their topic. */
    @Override
    public abstract void apply(
        TopicRecord record, List<String> keyColumns, Map<List<@Nullable Object>, Row> last);
  }

  /** Of plain records: the value is the row. */
  public static Table ofRows(String name, List<TopicRecord> records, List<String> keyColumns) {
    return of(Form.ROWS, name, records, keyColumns);
  }

  /** Of rows in the order in which they were seen. */
  public static Table ofSequence(String name, List<Row> rows, List<String> keyColumns) {
    Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(row.key(keyColumns), row));
    return new Table(name, last);
  }

  /** Of rows by a time of theirs, in whatever order they come; of two at one time the later. */
  public static Table ofTimes(
      String name, List<Row> rows, List<String> keyColumns, String timeColumn) {
    Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();
    rows.forEach(row -> keepLater(row, keyColumns, timeColumn, last));
    return new Table(name, last);
  }

  private static void keepLater(
      Row row, List<String> keyColumns, String timeColumn, Map<List<@Nullable Object>, Row> last) {
    last.merge(
        row.key(keyColumns),
        row,
        (one, other) -> time(other, timeColumn).isBefore(time(one, timeColumn)) ? one : other);
  }

  private static Instant time(Row row, String column) {
    return (Instant) Objects.requireNonNull(row.value(column), column);
  }

  /** Of Debezium's change events. */
  public static Table ofChanges(String name, List<TopicRecord> records, List<String> keyColumns) {
    return of(Form.CHANGES, name, records, keyColumns);
  }

  private static Table of(
      Form form, String name, List<TopicRecord> records, List<String> keyColumns) {
    Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();
    inOrder(records).forEach(record -> form.apply(record, keyColumns, last));
    return new Table(name, last);
  }

  /** Notes keys that lie in more than one partition: for these, "last" has no meaning. */
  public static void requireOnePartitionPerKey(List<TopicRecord> records, Differences differences) {
    Map<Object, Integer> partitions = new HashMap<>();
    for (TopicRecord record : records) {
      Object key = record.key();
      if (key == null) {
        differences.add(record.place() + " has no key");
        continue;
      }
      Integer before = partitions.putIfAbsent(key, record.partition());
      if (before != null && before != record.partition()) {
        differences.add(key + " is in partition " + before + " and at " + record.place());
      }
    }
  }

  private static List<TopicRecord> inOrder(List<TopicRecord> records) {
    List<TopicRecord> sorted = new ArrayList<>(records);
    sorted.sort(
        Comparator.comparingInt(TopicRecord::partition).thenComparingLong(TopicRecord::offset));
    return sorted;
  }
}
