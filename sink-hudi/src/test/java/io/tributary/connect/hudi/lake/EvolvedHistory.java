package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.RowChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * A table whose records changed their columns, and of which some came in the old form once more.
 * With a recomputation of what must be in it after each commit.
 */
final class EvolvedHistory implements AutoCloseable {

  /** What is different about later records. */
  enum Change {
    /** Columns came, went, moved, and numbers became wider. */
    COLUMNS,
    /** The structs in columns, lists and maps have a field more. */
    NESTED_COLUMNS,
    /** The numbers in them have a wider type, and values that fit into the old one. */
    NESTED_NUMBERS
  }

  private static final Schema OLD_PART =
      part()
          .field("x", Schema.OPTIONAL_INT32_SCHEMA)
          .field("lat", Schema.OPTIONAL_FLOAT32_SCHEMA)
          .build();
  private static final Schema LONGER_PART =
      part()
          .field("note", Schema.OPTIONAL_STRING_SCHEMA)
          .field("x", Schema.OPTIONAL_INT32_SCHEMA)
          .field("lat", Schema.OPTIONAL_FLOAT32_SCHEMA)
          .build();
  private static final Schema WIDER_PART =
      part()
          .field("x", Schema.OPTIONAL_INT64_SCHEMA)
          .field("lat", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .build();

  private static final Schema OLD = old(OLD_PART);

  private static final int FIRST_UNTOUCHED = 100;

  private final Path folder;
  private final Schema later;
  private final TestLake lake;
  private final Map<String, Struct> rows = new TreeMap<>();
  private final Map<String, Integer> changedIn = new HashMap<>();
  private final List<Map<String, Struct>> states = new ArrayList<>();
  private final List<InstantId> instants = new ArrayList<>();
  private final Map<TopicPartition, List<RowChange>> changes = new HashMap<>();

  /**
   * @param changed keys of the config that differ from their defaults
   */
  EvolvedHistory(Path folder, Change change, Map<String, String> changed) {
    this.later = later(change);
    Map<String, String> all = new HashMap<>(changed);
    all.put("partition.fields", "region");
    this.folder = folder;
    this.lake = new TestLake(folder, "id", all);
  }

  private static SchemaBuilder part() {
    return SchemaBuilder.struct().optional();
  }

  private static Schema later(Change change) {
    return switch (change) {
      case COLUMNS ->
          columns(OLD_PART)
              .field("at", Timestamp.builder().optional().build())
              .field("ratio", Schema.OPTIONAL_FLOAT64_SCHEMA)
              .field("n", Schema.OPTIONAL_INT64_SCHEMA)
              .field("added", Schema.OPTIONAL_STRING_SCHEMA)
              .build();
      case NESTED_COLUMNS -> old(LONGER_PART);
      case NESTED_NUMBERS -> old(WIDER_PART);
    };
  }

  private static Schema old(Schema part) {
    return columns(part)
        .field("n", Schema.OPTIONAL_INT32_SCHEMA)
        .field("ratio", Schema.OPTIONAL_FLOAT32_SCHEMA)
        .field("gone", Schema.OPTIONAL_STRING_SCHEMA)
        .build();
  }

  private static SchemaBuilder columns(Schema part) {
    return SchemaBuilder.struct()
        .field("id", Schema.STRING_SCHEMA)
        .field("region", Schema.STRING_SCHEMA)
        .field("part", part)
        .field("parts", SchemaBuilder.array(part).optional().build())
        .field("named", SchemaBuilder.map(Schema.STRING_SCHEMA, part).optional().build());
  }

  /**
   * Four commits: of the old form, of the new one, of the old one, of the new one. One partition
   * has rows of the first alone.
   */
  EvolvedHistory live() {
    put(OLD, 0, 30, 1);
    put(OLD, FIRST_UNTOUCHED, FIRST_UNTOUCHED + 8, 1);
    commit();
    put(later, 20, 40, 2);
    drop(0, 5);
    commit();
    put(OLD, 10, 25, 3);
    commit();
    put(later, 15, 20, 4);
    drop(35, 40);
    commit();
    return this;
  }

  /** Merges the logs into the files beside them. */
  EvolvedHistory compact() {
    lake.maintain();
    return this;
  }

  Path folder() {
    return folder;
  }

  InstantId instant(int commit) {
    return instants.get(commit);
  }

  int commits() {
    return instants.size();
  }

  /** The rows after a commit, counted from 0. */
  Map<String, Struct> after(int commit) {
    return states.get(commit);
  }

  Map<String, Struct> last() {
    return states.get(states.size() - 1);
  }

  /** The rows as they are now that a later commit than the first one changed. */
  Map<String, Struct> changedAfterFirst() {
    Map<String, Struct> changed = new TreeMap<>(last());
    changed.keySet().removeIf(key -> changedIn.get(key) == 0);
    return changed;
  }

  private void put(Schema schema, int from, int to, int version) {
    for (int i = from; i < to; i++) {
      Struct row = row(schema, i, version);
      add(i, lake.put(key(i), partition(i), row));
      rows.put(key(i), row);
      changedIn.put(key(i), states.size());
    }
  }

  private void drop(int from, int to) {
    for (int i = from; i < to; i++) {
      add(i, lake.drop(key(i), partition(i), null));
      rows.remove(key(i));
    }
  }

  private void add(int i, RowChange change) {
    changes
        .computeIfAbsent(new TopicPartition("t", i % 3), absent -> new ArrayList<>())
        .add(change);
  }

  private void commit() {
    instants.add(lake.commit(changes));
    states.add(new TreeMap<>(rows));
    changes.clear();
  }

  private static String key(int i) {
    return "k" + i;
  }

  private static String partition(int i) {
    return "region=" + region(i);
  }

  private static String region(int i) {
    return i < FIRST_UNTOUCHED ? "r" + i % 2 : "untouched";
  }

  private static Struct row(Schema schema, int i, int version) {
    Struct row = new Struct(schema).put("id", key(i)).put("region", region(i));
    if (i % 7 == 0) {
      return row; // all else is null
    }
    Schema part = schema.field("part").schema();
    row.put("part", part(part, i, version))
        .put("parts", i % 4 == 0 ? List.of() : Arrays.asList(part(part, i + 1, version), null))
        .put("named", Collections.singletonMap("a" + version, part(part, i + 2, version)));
    put(row, "n", (1L << 40) + i, i - 7 * version);
    put(row, "ratio", i + version / 1024.0, i + version / 8f);
    put(row, "at", Date.from(Instant.ofEpochMilli(1_767_323_045_678L + i)), null);
    put(row, "added", "a" + version, null);
    put(row, "gone", "g" + version, null);
    return row;
  }

  private static Struct part(Schema schema, int i, int version) {
    Struct part = new Struct(schema);
    put(part, "x", (long) i * version, i * version);
    put(part, "lat", i + 0.5, i + 0.5f);
    put(part, "note", "n" + version, null);
    return part;
  }

  /** Sets a field where the schema has it. */
  private static void put(Struct row, String name, Object wide, @Nullable Object narrow) {
    Field field = row.schema().field(name);
    if (field != null) {
      boolean small =
          field.schema().type() == Schema.Type.INT32
              || field.schema().type() == Schema.Type.FLOAT32;
      row.put(field, small ? narrow : wide);
    }
  }

  @Override
  public void close() {
    lake.close();
  }
}
