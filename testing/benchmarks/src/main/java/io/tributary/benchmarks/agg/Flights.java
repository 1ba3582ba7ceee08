package io.tributary.benchmarks.agg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Records to be aggregated, in batches as a consumer gives them. */
final class Flights {

  static final String TOPIC = "flights";
  static final int RECORDS = 300_000;

  private static final int BATCH = 500;
  private static final int CELLS = 100;
  private static final long MINUTE_START_MS = 1_795_200_000_000L;
  private static final int MINUTE_MS = 60_000;

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("icao24", Schema.STRING_SCHEMA)
          .field("country", Schema.OPTIONAL_STRING_SCHEMA)
          .field("cell", Schema.OPTIONAL_STRING_SCHEMA)
          .field("seen", Timestamp.SCHEMA)
          .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("on_ground", Schema.BOOLEAN_SCHEMA)
          .build();

  private Flights() {}

  static List<List<SinkRecord>> structs(int groups) {
    return structs(groups, 0, 0);
  }

  /**
   * A round of them.
   *
   * @param from offset of the first
   */
  static List<List<SinkRecord>> structs(int groups, int partition, long from) {
    return batches(groups, partition, from, SCHEMA, flight -> flight);
  }

  static List<List<SinkRecord>> maps(int groups) {
    return batches(groups, 0, 0, null, Flights::map);
  }

  private static List<List<SinkRecord>> batches(
      int groups,
      int partition,
      long from,
      @Nullable Schema schema,
      Function<Struct, Object> form) {
    List<List<SinkRecord>> batches = new ArrayList<>();
    for (int first = 0; first < RECORDS; first += BATCH) {
      List<SinkRecord> batch = new ArrayList<>();
      for (int i = first; i < first + BATCH; i++) {
        Object value = form.apply(flight(i, (int) (i * 7_919L % groups)));
        batch.add(new SinkRecord(TOPIC, partition, null, null, schema, value, from + i));
      }
      batches.add(batch);
    }
    return batches;
  }

  /** Records that can be put once more, as if they were the topic's next ones. */
  static final class Repeated {
    private final List<List<SinkRecord>> batches;
    private long from;

    Repeated(List<List<SinkRecord>> batches) {
      this.batches =
          batches.stream()
              .map(batch -> batch.stream().<SinkRecord>map(Again::new).toList())
              .toList();
    }

    /** All of them, behind those of the last call. */
    List<List<SinkRecord>> next() {
      from += RECORDS;
      return batches;
    }

    private final class Again extends SinkRecord {
      Again(SinkRecord record) {
        super(
            record.topic(),
            record.kafkaPartition(),
            null,
            null,
            record.valueSchema(),
            record.value(),
            record.kafkaOffset());
      }

      @Override
      public long originalKafkaOffset() {
        return from + super.originalKafkaOffset();
      }
    }
  }

  private static Struct flight(int i, int group) {
    return new Struct(SCHEMA)
        .put("icao24", Integer.toHexString(i))
        .put("country", "country-" + group / CELLS)
        .put("cell", "cell-" + group % CELLS)
        .put("seen", Date.from(Instant.ofEpochMilli(MINUTE_START_MS + i % MINUTE_MS)))
        .put("velocity", (i % 30_000) / 100.0)
        .put("on_ground", false);
  }

  private static Map<String, Object> map(Struct flight) {
    Map<String, Object> map = new HashMap<>();
    for (Field field : SCHEMA.fields()) {
      Object value = flight.get(field);
      map.put(
          field.name(), value instanceof Date at ? (Object) at.toInstant().toEpochMilli() : value);
    }
    return map;
  }
}
