package io.tributary.connect.jdbcagg;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** What the random tests send: one aircraft's state in the topic {@code flights}. */
record Flight(
    int partition,
    long offset,
    long timeMs,
    @Nullable String country,
    boolean onGround,
    @Nullable Double velocity,
    @Nullable Long altitude,
    @Nullable String callsign) {

  static final String TOPIC = "flights";
  static final long START_MS = 1_795_000_020_000L;

  private static final String[] COUNTRIES = {"a", "A", "a ", "\u00e1", "", "\uD83D\uDEA2", null};

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("country", Schema.OPTIONAL_STRING_SCHEMA)
          .field("seen", Timestamp.SCHEMA)
          .field("on_ground", Schema.BOOLEAN_SCHEMA)
          .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("altitude", Schema.OPTIONAL_INT64_SCHEMA)
          .field("callsign", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  /** The statement that {@link Recomputation} mirrors. */
  static String sql(String table) {
    return "INSERT INTO "
        + table
        + " SELECT country, TUMBLE(seen, INTERVAL '1' MINUTE) AS minute, COUNT(*) AS flights,"
        + " COUNT(velocity) AS known, SUM(velocity) AS total, AVG(velocity) AS average,"
        + " MIN(velocity) AS low, MAX(callsign) AS high, SUM(altitude) AS altitude,"
        + " LAST(callsign) AS last FROM flights WHERE on_ground = false OR velocity > 100"
        + " GROUP BY country, minute";
  }

  /** Records of some partitions in order, with gaps between offsets and late event times. */
  static List<Flight> random(Random random, int partitions, int count) {
    long[] next = new long[partitions];
    List<Flight> flights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int partition = random.nextInt(partitions);
      next[partition] += 1 + (random.nextInt(5) == 0 ? random.nextInt(10) : 0);
      flights.add(
          new Flight(
              partition,
              next[partition],
              START_MS + random.nextInt(240_000),
              COUNTRIES[random.nextInt(COUNTRIES.length)],
              random.nextBoolean(),
              random.nextInt(4) == 0 ? null : (random.nextInt(40_000) - 1000) / 100.0,
              random.nextInt(4) == 0 ? null : random.nextLong() >> 2,
              random.nextInt(4) == 0 ? null : "C" + random.nextInt(50)));
    }
    return flights;
  }

  SinkRecord withSchema() {
    Struct value =
        new Struct(SCHEMA)
            .put("country", country)
            .put("seen", new Date(timeMs))
            .put("on_ground", onGround)
            .put("velocity", velocity)
            .put("altitude", altitude)
            .put("callsign", callsign);
    return new SinkRecord(
        TOPIC, partition, null, null, SCHEMA, value, offset, 0L, TimestampType.CREATE_TIME);
  }

  /** As JSON without schemas comes: numbers are whole where they look whole. */
  SinkRecord withoutSchema() {
    Map<String, Object> value = new HashMap<>();
    value.put("country", country);
    value.put("seen", timeMs);
    value.put("on_ground", onGround);
    value.put("velocity", velocity != null && velocity % 1 == 0 ? velocity.longValue() : velocity);
    value.put("callsign", callsign);
    return new SinkRecord(
        TOPIC, partition, null, null, null, value, offset, 0L, TimestampType.CREATE_TIME);
  }
}
