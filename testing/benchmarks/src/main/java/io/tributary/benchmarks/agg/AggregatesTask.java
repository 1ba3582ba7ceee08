package io.tributary.benchmarks.agg;

import io.tributary.connect.jdbcagg.JdbcAggSinkTask;
import io.tributary.connect.kit.metrics.TaskName;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.RunFolder;
import io.tributary.testkit.FakeSinkTaskContext;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/** A task of the sink that owns one partition of the flights, without a worker around it. */
final class AggregatesTask implements AutoCloseable {

  private static final String AGGREGATES =
      """
      INSERT INTO %s
      SELECT country, cell, COUNT(*) AS flights, SUM(velocity) AS total, MIN(velocity) AS low,
        MAX(velocity) AS high
      FROM flights GROUP BY country, cell, TUMBLE(seen, INTERVAL '1' MINUTE)\
      """;

  private final JdbcAggSinkTask task = new JdbcAggSinkTask();
  private final String connector;
  private final int number;

  /**
   * Starts it.
   *
   * @param connector names the table, too
   * @param number of the task and of its partition
   */
  AggregatesTask(MySqlServer server, String connector, int number, Map<String, String> flush) {
    this.connector = connector;
    this.number = number;
    Map<String, String> config = new HashMap<>(database(server));
    config.put("name", connector);
    config.put(TaskName.NUMBER, Integer.toString(number));
    config.put("aggregates", AGGREGATES.formatted(connector));
    config.putAll(flush);
    TopicPartition owned = new TopicPartition(Flights.TOPIC, number);
    task.initialize(new FakeSinkTaskContext(config).assign(owned));
    task.start(config);
    task.open(List.of(owned));
  }

  /** A server that has room in memory for all groups, as the tests' own has not. */
  static MySqlServer server(RunFolder run, MySqlFlavour flavour) {
    return MySqlServer.start(run, flavour, List.of("--innodb-buffer-pool-size=512M"));
  }

  /** The keys that reach a server. */
  static Map<String, String> database(MySqlServer server) {
    return Map.of(
        "database.host", server.address().host(),
        "database.port", Integer.toString(server.address().port()),
        "database.name", server.address().database(),
        "database.user", server.address().accounts().app().user(),
        "database.password", server.address().accounts().app().password(),
        "database.tls.mode", "disable",
        "database.public.key.retrieval.enabled", "true");
  }

  void put(List<List<SinkRecord>> batches) {
    batches.forEach(task::put);
  }

  /** What the task tells of itself. */
  long gauge(String name) {
    try {
      ObjectName bean =
          new ObjectName(
              "io.tributary.connect.jdbcagg:type=task,connector=%s,task=%d"
                  .formatted(connector, number));
      return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(bean, name))
          .longValue();
    } catch (JMException e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Override
  public void close() {
    task.stop();
  }
}
