package io.tributary.integration;

import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.quickstart.proof.LakeProof;
import io.tributary.quickstart.proof.Row;
import io.tributary.quickstart.proof.Table;
import io.tributary.quickstart.proof.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows, newer versions of them and tombstones to a topic, and knows what a table that follows
 * it must hold. No two versions are the same, so a stale row shows.
 */
final class VersionedRows implements AutoCloseable {

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("version", Schema.INT64_SCHEMA)
          .field("note", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  /** One record in so many is a tombstone. */
  private static final int TOMBSTONE = 6;

  private final String topic;
  private final ConnectProducer producer;
  private final Map<List<@Nullable Object>, Row> last = new LinkedHashMap<>();
  private long version;

  VersionedRows(KafkaBroker broker, String topic) {
    this.topic = topic;
    this.producer = new ConnectProducer(broker.bootstrap(), topic);
  }

  /** Sends a new version of a row. */
  VersionedRows put(int key) {
    return put(key, "of " + key);
  }

  VersionedRows put(int key, @Nullable String note) {
    Struct value =
        new Struct(SCHEMA).put("id", id(key)).put("version", ++version).put("note", note);
    producer.send(id(key), value);
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    SCHEMA.fields().forEach(field -> row.put(field.name(), value.get(field)));
    last.put(List.of(id(key)), new Row(row));
    return this;
  }

  VersionedRows delete(int key) {
    producer.send(id(key), null);
    last.remove(List.of(id(key)));
    return this;
  }

  /** Sends so many records about some of the keys, and has the broker take them. */
  VersionedRows churn(RandomGenerator random, int records, int keys) throws Exception {
    for (int i = 0; i < records; i++) {
      int key = random.nextInt(keys);
      if (random.nextInt(TOMBSTONE) == 0) {
        delete(key);
      } else {
        put(key);
      }
    }
    return flush();
  }

  /** Waits until the broker has all that was sent. */
  VersionedRows flush() throws Exception {
    producer.flush();
    return this;
  }

  private static String id(int key) {
    return "row-" + key;
  }

  int size() {
    return last.size();
  }

  /** Whether these are the rows. */
  Verdict compare(List<Row> rows) {
    return new LakeProof(topic, List.of("id"))
        .check(new Table("what was sent to " + topic, Map.copyOf(last)), rows);
  }

  @Override
  public void close() {
    producer.close();
  }
}
