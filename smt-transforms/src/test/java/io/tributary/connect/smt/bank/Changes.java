package io.tributary.connect.smt.bank;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the changes of a table to its topic in the form that Debezium gives them, as JSON with
 * schemas. Columns whose text is a number are INT64, others strings.
 */
final class Changes implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final JsonConverter keys = new JsonConverter();
  private final JsonConverter values = new JsonConverter();

  Changes(String bootstrap) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    keys.configure(Map.of(), true);
    values.configure(Map.of(), false);
  }

  /** Writes each row as read by a snapshot. */
  void snapshot(String topic, String keyColumn, List<Map<String, String>> rows) {
    rows.forEach(row -> send(topic, keyColumn, "r", row, null, row));
    producer.flush();
  }

  void update(String topic, String keyColumn, Map<String, String> row) {
    send(topic, keyColumn, "u", row, null, row);
    producer.flush();
  }

  /** A deletion, and the tombstone behind it. */
  void delete(String topic, String keyColumn, Map<String, String> row) throws Exception {
    send(topic, keyColumn, "d", row, row, null);
    tombstone(topic, keyColumn, row);
  }

  void tombstone(String topic, String keyColumn, Map<String, String> row)
      throws ExecutionException, InterruptedException {
    producer.send(new ProducerRecord<>(topic, key(topic, keyColumn, row), null)).get();
  }

  private void send(
      String topic,
      String keyColumn,
      String operation,
      Map<String, String> identity,
      @Nullable Map<String, String> before,
      @Nullable Map<String, String> after) {
    Schema row = schema(identity, true);
    Schema envelope =
        SchemaBuilder.struct()
            .name(topic + ".Envelope")
            .field("before", row)
            .field("after", row)
            .field("op", Schema.STRING_SCHEMA)
            .field("ts_ms", Schema.OPTIONAL_INT64_SCHEMA)
            .build();
    Struct change =
        new Struct(envelope)
            .put("before", before == null ? null : struct(row, before))
            .put("after", after == null ? null : struct(row, after))
            .put("op", operation)
            .put("ts_ms", 1L);
    producer.send(
        new ProducerRecord<>(
            topic,
            key(topic, keyColumn, identity),
            values.fromConnectData(topic, envelope, change)));
  }

  private byte[] key(String topic, String keyColumn, Map<String, String> row) {
    Map<String, String> key = Map.of(keyColumn, row.get(keyColumn));
    Schema schema = schema(key, false);
    return keys.fromConnectData(topic, schema, struct(schema, key));
  }

  private static Schema schema(Map<String, String> row, boolean optional) {
    SchemaBuilder schema = SchemaBuilder.struct();
    row.forEach(
        (name, text) ->
            schema.field(
                name,
                text.matches("[0-9]+")
                    ? Schema.OPTIONAL_INT64_SCHEMA
                    : Schema.OPTIONAL_STRING_SCHEMA));
    return optional ? schema.optional().build() : schema.build();
  }

  private static Struct struct(Schema schema, Map<String, String> row) {
    Struct struct = new Struct(schema);
    row.forEach(
        (name, text) ->
            struct.put(name, text.matches("[0-9]+") ? (Object) Long.valueOf(text) : text));
    return struct;
  }

  @Override
  public void close() {
    producer.close();
  }
}
