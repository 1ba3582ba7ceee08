package io.tributary.connect.jdbcagg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What buses report at random, and the last state of each by a recomputation record by record: rows
 * that lack a column, deletions, records that come late, repeated or with the same place.
 */
final class BusHistory {

  static final String TOPIC = "buses";

  /** What tells which of two versions of a row is the newer one. */
  enum Order {
    /** The offset; records are of all forms. */
    OFFSET,
    /** A field; null values delete whatever is there. */
    FIELD,
    /** A field; records are envelopes, and null values repeat what they said. */
    FIELD_OF_ENVELOPES,
    /** A field; versions of a row come by all partitions. */
    FIELD_ACROSS_PARTITIONS
  }

  private static final int BUSES = 12;

  private static final Schema KEY = SchemaBuilder.struct().field("id", Schema.INT32_SCHEMA).build();

  private static final Schema ROW = row().build();

  private static final Schema WITHOUT_ROUTE =
      SchemaBuilder.struct()
          .optional()
          .field("id", Schema.INT32_SCHEMA)
          .field("seen", Schema.OPTIONAL_INT64_SCHEMA)
          .field("kph", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .build();

  private static final Schema MARKED = row().field("__deleted", Schema.STRING_SCHEMA).build();

  private static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .field("before", ROW)
          .field("after", ROW)
          .field("op", Schema.STRING_SCHEMA)
          .build();

  private final Random random;
  private final int partitions;
  private final Order order;
  private final Map<TopicPartition, List<SinkRecord>> log = new HashMap<>();
  private final Map<Integer, Bus> buses = new TreeMap<>();
  private final Map<Integer, Long> deleted = new HashMap<>();

  /** A row that is there. */
  private record Bus(@Nullable String route, @Nullable Double kph, @Nullable Long seen) {}

  BusHistory(Random random, int partitions, Order order) {
    this.random = random;
    this.partitions = partitions;
    this.order = order;
    for (int i = 0; i < partitions; i++) {
      log.put(new TopicPartition(TOPIC, i), new ArrayList<>());
    }
  }

  BusHistory run(int steps) {
    for (int step = 0; step < steps; step++) {
      report(step);
    }
    return this;
  }

  Map<TopicPartition, List<SinkRecord>> log() {
    return log;
  }

  /** The columns id, route, kph and seen of all rows, by id. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    buses.forEach(
        (id, bus) ->
            rows.add(Arrays.asList(id.toString(), bus.route(), text(bus.kph()), text(bus.seen()))));
    return rows;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private void report(int step) {
    int id = random.nextInt(BUSES);
    int partition =
        order == Order.FIELD_ACROSS_PARTITIONS ? random.nextInt(partitions) : id % partitions;
    Bus bus = new Bus("r" + random.nextInt(5), random.nextInt(80) + 0.5, place(step));
    boolean deletes = random.nextInt(4) == 0;
    switch (order) {
      case OFFSET -> anyForm(partition, id, bus, deletes);
      case FIELD -> plain(partition, id, bus, deletes);
      case FIELD_OF_ENVELOPES, FIELD_ACROSS_PARTITIONS -> envelope(partition, id, bus, deletes);
    }
  }

  /** Where versions come by several partitions, none may have the place of another. */
  private @Nullable Long place(int step) {
    if (order == Order.FIELD_ACROSS_PARTITIONS) {
      return 1_000L * Math.max(0, step - random.nextInt(20)) + step;
    }
    return random.nextInt(10) == 0 ? null : (Long) (long) Math.max(0, step - random.nextInt(20));
  }

  private void anyForm(int partition, int id, Bus bus, boolean deletes) {
    switch (random.nextInt(3)) {
      case 0 -> plain(partition, id, bus, deletes);
      case 1 -> envelope(partition, id, bus, deletes);
      default -> {
        Struct marked = struct(MARKED, id, bus).put("__deleted", Boolean.toString(deletes));
        send(partition, id, MARKED, marked);
        take(id, bus, deletes, true);
      }
    }
  }

  private void plain(int partition, int id, Bus bus, boolean deletes) {
    if (deletes) {
      send(partition, id, null, null);
      take(id, new Bus(null, null, null), true, true);
    } else {
      boolean whole = random.nextInt(3) > 0;
      Schema schema = whole ? ROW : WITHOUT_ROUTE;
      send(partition, id, schema, struct(schema, id, bus));
      take(id, bus, false, whole);
    }
  }

  private void envelope(int partition, int id, Bus bus, boolean deletes) {
    Struct row = struct(ROW, id, bus);
    String op = deletes ? "d" : List.of("c", "u", "r").get(random.nextInt(3));
    Struct envelope =
        new Struct(ENVELOPE)
            .put("op", op)
            .put("before", deletes ? row : null)
            .put("after", deletes ? null : row);
    send(partition, id, ENVELOPE, envelope);
    take(id, bus, deletes, true);
    if (deletes) {
      send(partition, id, null, null);
    }
  }

  private void take(int id, Bus bus, boolean deletes, boolean whole) {
    if (order == Order.OFFSET || (deletes && bus.seen() == null)) {
      deleted.remove(id);
      put(id, deletes ? null : bus, whole);
      return;
    }
    Bus before = buses.get(id);
    boolean older =
        before != null && before.seen() != null && compare(bus.seen(), before.seen()) < 0;
    if (deletes) {
      deleted.merge(id, bus.seen(), Math::max);
      if (!older) {
        buses.remove(id);
      }
    } else if (!older && (!deleted.containsKey(id) || compare(bus.seen(), deleted.get(id)) >= 0)) {
      deleted.remove(id);
      put(id, bus, whole);
    }
  }

  private static int compare(@Nullable Long one, Long other) {
    return one == null ? -1 : one.compareTo(other);
  }

  private void put(int id, @Nullable Bus bus, boolean whole) {
    if (bus == null) {
      buses.remove(id);
      return;
    }
    Bus before = buses.get(id);
    String route = whole ? bus.route() : before == null ? null : before.route();
    buses.put(id, new Bus(route, bus.kph(), bus.seen()));
  }

  private void send(int partition, int id, @Nullable Schema schema, @Nullable Object value) {
    List<SinkRecord> records = log.get(new TopicPartition(TOPIC, partition));
    // Offsets have gaps, as transactions leave them.
    long offset =
        records.isEmpty()
            ? random.nextInt(3)
            : records.get(records.size() - 1).kafkaOffset() + 1 + random.nextInt(2);
    records.add(
        new SinkRecord(
            TOPIC, partition, KEY, new Struct(KEY).put("id", id), schema, value, offset));
  }

  private static Struct struct(Schema schema, int id, Bus bus) {
    Struct struct = new Struct(schema).put("id", id).put("kph", bus.kph()).put("seen", bus.seen());
    Field route = schema.field("route");
    return route == null ? struct : struct.put(route, bus.route());
  }

  private static SchemaBuilder row() {
    return SchemaBuilder.struct()
        .optional()
        .field("id", Schema.INT32_SCHEMA)
        .field("route", Schema.OPTIONAL_STRING_SCHEMA)
        .field("kph", Schema.OPTIONAL_FLOAT64_SCHEMA)
        .field("seen", Schema.OPTIONAL_INT64_SCHEMA);
  }
}
