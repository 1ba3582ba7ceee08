package io.tributary.quickstart.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last state for each key of a topic, as a table that upserts and deletes would hold it. */
public final class LastState {

  private LastState() {}

  /** Of plain records: the value is the row. */
  public static Table ofRows(String name, List<TopicRecord> records, List<String> keyColumns) {
    Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();
    for (TopicRecord record : inOrder(records)) {
      Row row = record.value();
      if (row != null) {
        last.put(row.key(keyColumns), row);
      }
    }
    return new Table(name, last);
  }

  /** Of rows in the order in which they were seen. */
  public static Table ofSequence(String name, List<Row> rows, List<String> keyColumns) {
    Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(row.key(keyColumns), row));
    return new Table(name, last);
  }

  /** Of Debezium's change events: `after` replaces the row, `d` removes it. */
  public static Table ofChanges(String name, List<TopicRecord> records, List<String> keyColumns) {
    Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();
    for (TopicRecord record : inOrder(records)) {
      Row event = record.value();
      if (event == null) {
        continue; // The tombstone after a delete tells nothing new.
      }
      if (event.value("after") instanceof Row after) {
        last.put(after.key(keyColumns), after);
      } else if (event.value("before") instanceof Row before) {
        last.remove(before.key(keyColumns));
      }
    }
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
