package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.FakeSinkTaskContext;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.Provider.class)
class SinkIT {

  private static final TopicPartition P0 = new TopicPartition("flights", 0);
  private static final Schema FLIGHT =
      SchemaBuilder.struct()
          .field("origin_country", Schema.OPTIONAL_STRING_SCHEMA)
          .field("last_contact", Timestamp.SCHEMA)
          .field("on_ground", Schema.BOOLEAN_SCHEMA)
          .field("velocity", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("callsign", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  private final TestDatabase database;

  SinkIT(TestDatabase database) {
    this.database = database;
  }

  @Test
  void writesTheAggregatesOfTheMainJob() {
    Map<String, String> config = database.config();
    config.put("name", "main");
    config.put("flush.max.records", "2");
    config.put(
        "aggregates",
        "INSERT INTO main_flights SELECT origin_country, TUMBLE(last_contact, INTERVAL '1' MINUTE)"
            + " AS minute, COUNT(*) AS flights, AVG(velocity) AS avg_velocity, SUM(velocity) AS total, MIN(velocity) AS low,"
            + " LAST(callsign) AS last_callsign FROM flights WHERE on_ground = false"
            + " GROUP BY origin_country, TUMBLE(last_contact, INTERVAL '1' MINUTE)");
    FakeSinkTaskContext context = new FakeSinkTaskContext(config).assign(P0);
    JdbcAggSinkTask task = new JdbcAggSinkTask();
    task.initialize(context);
    task.start(config);
    task.open(List.of(P0));
    task.put(
        List.of(
            flight(0, "France", "2026-11-20T10:00:01Z", 0.1, "AF1"),
            flight(1, "France", "2026-11-20T10:00:59.999Z", 0.2, "AF2"),
            flight(2, null, "2026-11-20T10:00:00Z", null, "X")));
    task.put(
        List.of(
            flight(3, "France", "2026-11-20T10:00:02Z", null, "AF3"),
            flight(4, "france", "2026-11-20T10:00:02Z", 3.0, null)));

    assertThat(database.rows("SELECT * FROM main_flights ORDER BY origin_country"))
        .containsExactly(
            java.util.Arrays.asList(null, "2026-11-20 10:00:00.000", "1", null, null, null, "X"),
            List.of("France", "2026-11-20 10:00:00.000", "3", "0.15", "0.3", "0.1", "AF2"),
            java.util.Arrays.asList("france", "2026-11-20 10:00:00.000", "1", "3", "3", "3", null));
    assertThat(task.preCommit(Map.of()))
        .hasEntrySatisfying(P0, at -> assertThat(at.offset()).isEqualTo(5));
    task.close(List.of(P0));
    task.stop();
  }

  private static SinkRecord flight(
      long offset, String country, String at, Double velocity, String callsign) {
    Struct value =
        new Struct(FLIGHT)
            .put("origin_country", country)
            .put("last_contact", Date.from(Instant.parse(at)))
            .put("on_ground", false)
            .put("velocity", velocity)
            .put("callsign", callsign);
    return new SinkRecord(
        "flights", 0, null, null, FLIGHT, value, offset, 0L, TimestampType.CREATE_TIME);
  }
}
