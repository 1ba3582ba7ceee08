package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.RowChange;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A table that went through inserts, updates and deletes, with a recomputation of what must be in
 * it after each commit.
 */
final class LakeHistory implements AutoCloseable {

  private static final Schema PLACE =
      SchemaBuilder.struct()
          .optional()
          .field("lat", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("note", Schema.OPTIONAL_STRING_SCHEMA)
          .build();
  private static final Schema ROW =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("region", Schema.STRING_SCHEMA)
          .field("seen", Schema.OPTIONAL_INT64_SCHEMA)
          .field("n", Schema.INT32_SCHEMA)
          .field("at", Timestamp.builder().optional().build())
          .field("day", org.apache.kafka.connect.data.Date.builder().optional().build())
          .field(
              "price",
              Decimal.builder(2).optional().parameter("connect.decimal.precision", "10").build())
          .field("tags", SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).optional().build())
          .field(
              "counts",
              SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_INT64_SCHEMA)
                  .optional()
                  .build())
          .field("place", PLACE)
          .build();
  private static final long DAY_MS = 86_400_000L;

  private final Path folder;
  private final TestLake lake;
  private final boolean byEvent;
  private final boolean appending;
  private final boolean deleting;
  private final boolean logged;
  private final Map<String, Struct> rows = new TreeMap<>();
  private final List<Map<String, Struct>> states = new ArrayList<>();
  private final List<InstantId> instants = new ArrayList<>();
  private final Map<String, Integer> changedIn = new HashMap<>();
  private final Map<String, Struct> sinceFirst = new TreeMap<>();
  private int sent;

  /**
   * @param changed keys of the config that differ from their defaults
   */
  LakeHistory(Path folder, Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(changed);
    all.put("partition.fields", "region");
    this.folder = folder;
    this.logged = "merge_on_read".equals(changed.get("table.type"));
    this.byEvent = changed.containsKey("ordering.field");
    this.appending = "append".equals(changed.get("write.mode"));
    this.deleting = !appending && !"false".equals(changed.get("delete.enabled"));
    this.lake = new TestLake(folder, appending ? "" : "id", all);
  }

  /** Three commits in which rows come, change, go and come again, some of them late. */
  LakeHistory live() {
    Batch first = new Batch();
    for (int i = 0; i < 40; i++) {
      first.put(i, i % 7 == 0 ? null : 10L, 1);
    }
    first.commit();
    Batch second = new Batch();
    for (int i = 20; i < 60; i++) {
      second.put(i, i % 3 == 0 ? 9L : 11L, 2);
    }
    for (int i = 0; i < 5; i++) {
      second.drop(i, 12L);
    }
    second.commit();
    Batch third = new Batch();
    for (int i = 10; i < 30; i++) {
      third.put(i, i % 4 == 0 ? null : 12L, 3);
    }
    for (int i = 50; i < 55; i++) {
      third.drop(i, i % 2 == 0 ? 10L : 12L);
    }
    third.put(0, 13L, 3);
    third.put(1, 13L, 3);
    third.commit();
    return this;
  }

  /** Merges the logs into the files beside them. */
  LakeHistory compact() {
    lake.maintain();
    return this;
  }

  Path folder() {
    return folder;
  }

  InstantId instant(int commit) {
    return instants.get(commit);
  }

  /** The rows after a commit, counted from 0. */
  Map<String, Struct> after(int commit) {
    return states.get(commit);
  }

  Map<String, Struct> last() {
    return states.get(states.size() - 1);
  }

  /**
   * What an incremental query from a commit on finds: the rows as they are now that a later commit
   * changed. Over logs Hudi compares only the versions that came in that time with each other, so a
   * late one is found although the row is still what it was.
   */
  Map<String, Struct> changedAfterFirst() {
    if (byEvent && logged) {
      return sinceFirst;
    }
    Map<String, Struct> changed = new TreeMap<>(last());
    changed.keySet().removeIf(key -> changedIn.get(key) == 0);
    return changed;
  }

  private final class Batch {

    private final Map<TopicPartition, List<RowChange>> changes = new HashMap<>();

    void put(int i, @Nullable Long seen, int n) {
      Struct row = row(i, seen, n);
      String key = appending ? "t/" + i % 3 + "/" + sent++ : row.getString("id");
      add(i, lake.put(key, partition(i), row));
      if (byEvent && seen == null) {
        // As the table keeps it.
        Struct kept = new Struct(ROW);
        ROW.fields().forEach(field -> kept.put(field, row.get(field)));
        apply(key, kept.put("seen", 0L), 0);
      } else {
        apply(key, row, seen == null ? 0 : seen);
      }
    }

    private void apply(String key, Struct row, long seen) {
      if (wins(rows, key, seen)) {
        rows.put(key, row);
        changedIn.put(key, states.size());
      }
      if (!states.isEmpty() && wins(sinceFirst, key, seen)) {
        sinceFirst.put(key, row);
      }
    }

    void drop(int i, long seen) {
      if (!deleting) {
        return;
      }
      String key = "k" + i;
      add(i, lake.drop(key, partition(i), new Struct(ROW).put("seen", seen)));
      if (wins(rows, key, seen)) {
        rows.remove(key);
      }
      if (wins(sinceFirst, key, seen)) {
        sinceFirst.remove(key);
      }
    }

    private boolean wins(Map<String, Struct> among, String key, long seen) {
      Struct there = among.get(key);
      return !byEvent || there == null || seen >= there.getInt64("seen");
    }

    private void add(int i, RowChange change) {
      changes
          .computeIfAbsent(new TopicPartition("t", i % 3), absent -> new ArrayList<>())
          .add(change);
    }

    void commit() {
      instants.add(lake.commit(changes));
      states.add(new TreeMap<>(rows));
    }
  }

  private static String partition(int i) {
    return "region=r" + i % 2;
  }

  private static Struct row(int i, @Nullable Long seen, int n) {
    Struct row =
        new Struct(ROW).put("id", "k" + i).put("region", "r" + i % 2).put("seen", seen).put("n", n);
    if (i % 5 != 0) {
      row.put("at", Date.from(Instant.ofEpochMilli(1_767_323_045_678L + i * 1_001L)))
          .put("day", new Date(DAY_MS * (20_000 + i)))
          .put("price", BigDecimal.valueOf(i * 1_234L * n - 9_999, 2))
          .put("tags", i % 2 == 0 ? List.of() : java.util.Arrays.asList("a" + n, null))
          .put("counts", Map.of("n", (long) n))
          .put("place", new Struct(PLACE).put("lat", i + 0.5).put("note", "\u00fc" + n));
    }
    return row;
  }

  @Override
  public void close() {
    lake.close();
  }
}
