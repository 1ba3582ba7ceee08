package io.tributary.connect.hudi;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records of a small topic, and what the table must hold after them. */
final class Flights {

  static final String TOPIC = "flights";

  static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("flight")
          .field("icao24", Schema.STRING_SCHEMA)
          .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .build();

  private final SimulatedWorker worker;
  private final Map<String, Double> expected = new TreeMap<>();

  Flights(SimulatedWorker worker) {
    this.worker = worker;
  }

  Flights put(int partition, String key, double velocity) {
    worker.append(record(partition, worker.endOf(TOPIC, partition), key, row(key, velocity)));
    expected.put(key, velocity);
    return this;
  }

  Flights delete(int partition, String key) {
    worker.append(record(partition, worker.endOf(TOPIC, partition), key, null));
    expected.remove(key);
    return this;
  }

  Map<String, Double> expected() {
    return expected;
  }

  static Struct row(String key, @Nullable Double velocity) {
    return new Struct(SCHEMA).put("icao24", key).put("velocity", velocity);
  }

  static SinkRecord record(int partition, long offset, String key, @Nullable Struct value) {
    return new SinkRecord(
        TOPIC,
        partition,
        Schema.STRING_SCHEMA,
        key,
        value == null ? null : value.schema(),
        value,
        offset);
  }
}
