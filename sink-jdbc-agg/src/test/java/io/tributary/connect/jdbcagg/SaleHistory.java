package io.tributary.connect.jdbcagg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a source table at random, as Debezium tells it: inserts, updates, deletes, keys
 * that change, and all that a source connector does when it is killed or told to read again.
 */
final class SaleHistory {

  private static final Schema KEY = SchemaBuilder.struct().field("id", Schema.INT64_SCHEMA).build();

  private static final Schema SOURCE =
      SchemaBuilder.struct()
          .field("db", Schema.STRING_SCHEMA)
          .field("table", Schema.STRING_SCHEMA)
          .field("snapshot", Schema.OPTIONAL_STRING_SCHEMA)
          .field("ts_ms", Schema.INT64_SCHEMA)
          .field("file", Schema.STRING_SCHEMA)
          .field("pos", Schema.INT64_SCHEMA)
          .field("row", Schema.INT32_SCHEMA)
          .build();

  static final Schema ENVELOPE =
      SchemaBuilder.struct()
          .name("db.sales.Envelope")
          .field("before", Sale.SCHEMA)
          .field("after", Sale.SCHEMA)
          .field("source", SOURCE)
          .field("op", Schema.STRING_SCHEMA)
          .build();

  private final Random random;
  private final int partitions;
  private final boolean images;
  private final Map<Long, Sale> rows = new TreeMap<>();
  private final Map<Long, Member> members = new HashMap<>();
  private final Map<TopicPartition, List<SinkRecord>> log = new HashMap<>();
  private final List<SinkRecord> order = new ArrayList<>();
  private long position = 4;
  private long seq;

  /** A row that is there, and, with state, the place of the record that told of it last. */
  record Member(Sale sale, int partition, long offset) {}

  /**
   * @param images whether rows before a change are told whole, and nothing is read again but what a
   *     killed source connector sends again: all that can be told without state
   */
  SaleHistory(Random random, int partitions, boolean images) {
    this.random = random;
    this.partitions = partitions;
    this.images = images;
    for (int i = 0; i < partitions; i++) {
      log.put(new TopicPartition(Sale.TOPIC, i), new ArrayList<>());
    }
  }

  Map<TopicPartition, List<SinkRecord>> log() {
    return log;
  }

  List<Member> members() {
    return List.copyOf(members.values());
  }

  SaleHistory run(int steps) {
    for (int i = 0; i < steps; i++) {
      step(random.nextInt(12));
    }
    return this;
  }

  private void step(int what) {
    position += 10;
    List<Long> ids = List.copyOf(rows.keySet());
    if (ids.isEmpty() || what < 4) {
      long id = random.nextInt(12);
      change(id, rows.containsKey(id) ? "u" : "c", Sale.random(random, id, ++seq));
      return;
    }
    long id = ids.get(random.nextInt(ids.size()));
    switch (what) {
      case 4, 5 -> change(id, "u", Sale.random(random, id, ++seq));
      case 6, 7 -> delete(id);
      case 8 -> changeKey(id);
      case 9 -> sendAgain();
      case 10 -> readAgain(id);
      default -> truncate();
    }
  }

  private void change(long id, String op, @Nullable Sale after) {
    send(id, op, rows.get(id), after);
    if (after == null) {
      rows.remove(id);
    } else {
      rows.put(id, after);
    }
  }

  private void delete(long id) {
    change(id, "d", null);
    append(id, null, null);
  }

  /** Told as a deletion and a creation, at one place of the log. */
  private void changeKey(long id) {
    long other = id + 100 + random.nextInt(3);
    Sale sale = rows.get(id);
    if (sale == null || rows.containsKey(other)) {
      return;
    }
    delete(id);
    change(
        other,
        "c",
        new Sale(
            other, sale.shop(), sale.seenMs(), sale.amount(), sale.price(), sale.label(), ++seq));
  }

  /** A killed source connector begins again somewhere before its end. */
  private void sendAgain() {
    int from = order.size() - Math.min(order.size(), 1 + random.nextInt(8));
    for (SinkRecord record : List.copyOf(order.subList(from, order.size()))) {
      append((Long) ((Struct) record.key()).get("id"), record.value(), record);
    }
  }

  private void readAgain(long id) {
    if (images) {
      return;
    }
    if (random.nextBoolean()) {
      send(id, "r", null, rows.get(id));
    } else {
      rows.forEach((each, sale) -> send(each, "r", null, sale));
    }
  }

  private void truncate() {
    if (images || partitions > 1 || random.nextInt(3) > 0) {
      return;
    }
    rows.clear();
    members.clear();
    order.clear();
    append(null, envelope("t", null, null), null);
  }

  private void send(long id, String op, @Nullable Sale before, @Nullable Sale after) {
    // The row before the change may be missing, or be an older one, where it is not asked for.
    Sale told = images || random.nextBoolean() ? before : null;
    order.add(append(id, envelope(op, told, after), null));
  }

  private Struct envelope(String op, @Nullable Sale before, @Nullable Sale after) {
    Struct source =
        new Struct(SOURCE)
            .put("db", "shop")
            .put("table", "sales")
            .put("snapshot", "false")
            .put("ts_ms", Sale.START_MS + position)
            .put("file", "binlog.000007")
            .put("pos", position)
            .put("row", 0);
    return new Struct(ENVELOPE)
        .put("before", before == null ? null : before.struct(random.nextBoolean()))
        .put("after", after == null ? null : after.struct(random.nextBoolean()))
        .put("source", source)
        .put("op", op);
  }

  private SinkRecord append(@Nullable Long id, @Nullable Object value, @Nullable SinkRecord again) {
    int partition = id == null ? 0 : (int) (id % partitions);
    List<SinkRecord> records = log.get(new TopicPartition(Sale.TOPIC, partition));
    long offset = records.isEmpty() ? 0 : records.get(records.size() - 1).kafkaOffset() + 1;
    offset += random.nextInt(5) == 0 ? random.nextInt(4) : 0;
    SinkRecord record =
        new SinkRecord(
            Sale.TOPIC,
            partition,
            KEY,
            id == null ? null : new Struct(KEY).put("id", id),
            value == null ? null : ENVELOPE,
            value,
            offset,
            Sale.START_MS,
            TimestampType.CREATE_TIME);
    records.add(record);
    boolean counts = again == null || !images;
    if (id != null && value instanceof Struct envelope && counts) {
      note(id, envelope.getStruct("after"), record);
    }
    return record;
  }

  private void note(long id, @Nullable Struct after, SinkRecord record) {
    if (after == null) {
      members.remove(id);
      return;
    }
    Sale sale =
        new Sale(
            id,
            after.getString("shop"),
            ((java.util.Date) after.get("seen")).getTime(),
            after.getInt64("amount"),
            after.getFloat64("price"),
            after.getString("label"),
            after.getInt64("seq"));
    members.put(
        id,
        images
            ? new Member(sale, 0, 0)
            : new Member(sale, record.kafkaPartition(), record.kafkaOffset()));
  }
}
