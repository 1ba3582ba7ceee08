package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.config.Dialect;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.config.WriteMode;
import io.tributary.connect.jdbcagg.jdbc.RebuiltTables;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.ledger.LedgerKey;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.verify.ConnectorFiles;
import io.tributary.connect.jdbcagg.verify.ReplayContext;
import io.tributary.connect.jdbcagg.verify.TopicReplay;
import io.tributary.connect.kit.config.DatabaseKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigException;

/**
 * The command: reads a connector's topics again, up to the offsets that its tables stand at, and
 * compares row by row. It has a package of its own for all but the task that it runs.
 */
public final class Verify {

  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int FAILED = 2;

  private static final String USAGE =
      "verify <connector.json> <worker.properties> <scratch database>: reads a connector's topics"
          + " again into an empty database of the same server, up to the recorded offsets, and"
          + " compares row by row. Ends with 0 where the tables are right, 1 where a row is"
          + " missing, extra or different, 2 where that cannot be told.";

  /** So that a replay is not a thousand small transactions, and its groups fit into memory. */
  private static final Map<String, String> REPLAY =
      Map.of(
          JdbcAggSinkConfig.TABLE_CREATE,
          "true",
          "flush.max.records",
          "100000",
          "flush.interval.ms",
          "5000",
          "statistics.interval.ms",
          "0");

  private final Map<String, String> connector;
  private final Map<String, String> worker;
  private final String scratch;
  private final JdbcAggSinkConfig config;
  private final PrintStream out;

  private Verify(
      Map<String, String> connector, Map<String, String> worker, String scratch, PrintStream out) {
    this.connector = connector;
    this.worker = worker;
    this.scratch = scratch;
    this.config = new JdbcAggSinkConfig(connector);
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Carries the command out; the status to exit with. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length != 3) {
      err.println(USAGE);
      return FAILED;
    }
    try {
      Map<String, String> connector = ConnectorFiles.connector(Path.of(arguments[0]));
      Map<String, String> worker = ConnectorFiles.worker(Path.of(arguments[1]));
      return new Verify(connector, worker, arguments[2], out).holds() ? SAME : DIFFERENT;
    } catch (IOException | KafkaException | PlanRefusedException e) {
      err.println(e.getMessage());
      return FAILED;
    }
  }

  /** Refuses what a replay need not give again. */
  private void requireComparable() {
    if (config.dialect() == Dialect.HIVE) {
      throw new ConfigException(
          JdbcAggSinkConfig.DIALECT, "hive", "is not compared: only tables of MySQL and MariaDB");
    }
    if (config.windows().closes() || config.windows().retentionMs() != WindowSettings.FOR_EVER) {
      throw new ConfigException(
          "%s and %s are decided by when the sweep came, which a replay does not know"
              .formatted(WindowSettings.CLOSED, WindowSettings.RETENTION));
    }
  }

  private boolean holds() throws PlanRefusedException {
    requireComparable();
    LedgerKey key = new LedgerKey(connector.getOrDefault("name", ""), config.generation());
    boolean upserts = config.mode() == WriteMode.UPSERT;
    List<AggregateStatement> statements = upserts ? List.of() : statements();
    Map<String, String> rebuilding = new HashMap<>(connector);
    rebuilding.putAll(REPLAY);
    rebuilding.put(DatabaseKeys.NAME, scratch);
    try (RebuiltTables tables =
        new RebuiltTables(config.database(), new JdbcAggSinkConfig(rebuilding).database())) {
      List<String> copies = upserts ? tables.likeThoseOf(key) : List.of();
      rebuild(tables, key, rebuilding);
      boolean same = true;
      for (AggregateStatement statement : statements) {
        same &= tables.compare(statement, out::println);
      }
      for (String table : copies) {
        Set<String> fields = Set.copyOf(config.upsert().columns().values());
        same &= tables.compareRows(table, fields, out::println);
      }
      if (same) {
        tables.drop();
        out.println("The tables are right.");
      } else {
        out.println("The tables are NOT right. Those made again are left in " + scratch + ".");
      }
      return same;
    }
  }

  private List<AggregateStatement> statements() throws PlanRefusedException {
    String aggregates = config.aggregates();
    if (aggregates == null) {
      throw new ConfigException(JdbcAggSinkConfig.AGGREGATES + " are not in the connector's file");
    }
    return SqlPlanReader.read(aggregates).statements();
  }

  /** Most of it while the connector goes on, then the rest up to a moment that is held. */
  private void rebuild(RebuiltTables tables, LedgerKey key, Map<String, String> rebuilding) {
    Map<TopicPartition, Long> ends = tables.offsets(key);
    if (ends.isEmpty()) {
      throw new ConfigException(
          "name", key.connector(), "has no offset of generation %d".formatted(key.generation()));
    }
    ReplayContext context = new ReplayContext(rebuilding, ends.keySet());
    try (TopicReplay replay = new TopicReplay(worker, connector, ends.keySet())) {
      StartedJdbcAggSinkTask task = JdbcAggAssembly.start(rebuilding, context);
      try {
        task.open(ends.keySet());
        replay.upTo(ends, task::put);
        Map<TopicPartition, Long> held = tables.holdAndReadOffsets(key);
        replay.upTo(held, task::put);
        task.close(ends.keySet());
        out.println("Recomputed up to " + held);
        out.printf(
            "Left out: %d records that could not be read, %d that fitted no statement%n",
            replay.unreadable(), context.refused());
      } finally {
        task.stop();
      }
    }
  }
}
