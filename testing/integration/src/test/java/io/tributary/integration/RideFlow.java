package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.process.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/**
 * Rides that keep coming in, an aggregate of them, and a recomputation of it beside. A group's
 * value is its count and its sum.
 */
final class RideFlow implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Schema RIDE =
      SchemaBuilder.struct()
          .field("city", Schema.INT64_SCHEMA)
          .field("trip", Schema.INT64_SCHEMA)
          .field("metres", Schema.INT64_SCHEMA)
          .build();
  private static final int CITIES = 37;
  private static final int RIDES_PER_TURN = 50;
  private static final int TURN_MS = 20;

  private final String name;
  private final String group;
  private final DatabaseAddress database;
  private final ConnectRest rest;
  private final ConnectProducer producer;
  private final Map<Long, String> expected = new TreeMap<>();
  private final Map<Long, long[]> totals = new HashMap<>();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> sending;
  private volatile boolean ended;

  /**
   * Starts both the rides and the connector.
   *
   * @param group the field that groups them: {@code city}, of which there are few, or {@code trip},
   *     which none shares with another
   * @param port of the database, or of what stands before it
   * @param overrides keys of the connector's config
   */
  RideFlow(
      Servers servers,
      ConnectRest rest,
      String name,
      String group,
      int port,
      Map<String, String> overrides) {
    this.name = name;
    this.group = group;
    this.database = servers.database().address();
    this.rest = rest;
    servers.kafka().createTopic(name, 1);
    this.producer = new ConnectProducer(servers.kafka().bootstrap(), name);
    Map<String, String> config = config(port);
    config.putAll(overrides);
    rest.create(name, config);
    rest.awaitRunning(name, LIMIT);
    this.sending = thread.submit(this::send);
  }

  private Map<String, String> config(int port) {
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", "io.tributary.connect.jdbcagg.JdbcAggSinkConnector");
    config.put("topics", name);
    config.put("database.host", database.host());
    config.put("database.port", Integer.toString(port));
    config.put("database.name", database.database());
    config.put("database.user", database.accounts().app().user());
    config.put("database.password", database.accounts().app().password());
    config.put("database.tls.mode", "disable");
    config.put("database.public.key.retrieval.enabled", "true");
    config.put("database.connect.timeout.ms", "2000");
    config.put("database.socket.timeout.ms", "4000");
    config.put("flush.interval.ms", "100");
    config.put("statistics.interval.ms", "500");
    config.put(
        "aggregates",
        "INSERT INTO %s SELECT %s, COUNT(*) AS n, SUM(metres) AS metres FROM %s GROUP BY %s"
            .formatted(name, group, name, group));
    return config;
  }

  private void send() {
    long trip = 0;
    while (!ended) {
      for (int i = 0; i < RIDES_PER_TURN; i++) {
        long city = trip * trip % CITIES;
        long metres = trip % 1_000 - 100;
        producer.send(
            Long.toString(trip),
            new Struct(RIDE).put("city", city).put("trip", trip).put("metres", metres));
        long[] total =
            totals.computeIfAbsent(group.equals("city") ? city : trip, absent -> new long[2]);
        total[0]++;
        total[1] += metres;
        trip++;
      }
      Await.within(Duration.ofMillis(TURN_MS), () -> ended);
    }
  }

  /** Waits until something of the rides is in the table. */
  void awaitRows() {
    Await.until("rides are in " + name, LIMIT, () -> !rows().isEmpty());
  }

  /** Waits until rides that were not yet sent are in the table, too. */
  void awaitMoreRows() {
    Map<Long, String> before = rows();
    Await.until("more rides are in " + name, LIMIT, () -> !rows().equals(before));
  }

  /** Ends the rides; then the table must become what they add up to, and stay so. */
  void endsRight() throws Exception {
    ended = true;
    sending.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    producer.flush();
    totals.forEach((key, total) -> expected.put(key, total[0] + " of " + total[1]));
    Map<Long, String> found = Await.value(LIMIT, this::rows, expected::equals);
    assertThat(found).as(rest.status(name).toString()).isEqualTo(expected);
  }

  /** Empty, too, while the table cannot be read. */
  private Map<Long, String> rows() {
    Map<Long, String> rows = new TreeMap<>();
    try (Connection connection = database.connect(database.accounts().app());
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT %s, n, metres FROM %s".formatted(group, name))) {
      while (found.next()) {
        rows.put(found.getLong(1), found.getLong(2) + " of " + found.getLong(3));
      }
    } catch (SQLException e) {
      return Map.of();
    }
    return rows;
  }

  @Override
  public void close() {
    ended = true;
    thread.shutdown();
    rest.delete(name);
    producer.close();
  }
}
