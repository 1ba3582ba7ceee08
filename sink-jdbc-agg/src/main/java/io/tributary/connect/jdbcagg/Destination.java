package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.aggregate.ClosedWindows;
import io.tributary.connect.jdbcagg.aggregate.Lateness;
import io.tributary.connect.jdbcagg.config.Dialect;
import io.tributary.connect.jdbcagg.config.HiveSettings;
import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.Refusals;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.flush.WindowSweep;
import io.tributary.connect.jdbcagg.hive.HiveLimits;
import io.tributary.connect.jdbcagg.hive.HiveSession;
import io.tributary.connect.jdbcagg.hive.HiveTables;
import io.tributary.connect.jdbcagg.hive.MergeFlusher;
import io.tributary.connect.jdbcagg.hive.MergeLedger;
import io.tributary.connect.jdbcagg.hive.MergeTable;
import io.tributary.connect.jdbcagg.hive.SeveralTables;
import io.tributary.connect.jdbcagg.hive.StatementTable;
import io.tributary.connect.jdbcagg.hive.TableIdentity;
import io.tributary.connect.jdbcagg.hivefiles.FilesFlusher;
import io.tributary.connect.jdbcagg.hivefiles.FilesLedger;
import io.tributary.connect.jdbcagg.hivefiles.FilesTable;
import io.tributary.connect.jdbcagg.hivefiles.FilesTables;
import io.tributary.connect.jdbcagg.hivefiles.Metastore;
import io.tributary.connect.jdbcagg.hivefiles.SharedFolder;
import io.tributary.connect.jdbcagg.jdbc.JdbcFlusher;
import io.tributary.connect.jdbcagg.jdbc.JdbcLedger;
import io.tributary.connect.jdbcagg.jdbc.JdbcRowTables;
import io.tributary.connect.jdbcagg.jdbc.JdbcSession;
import io.tributary.connect.jdbcagg.jdbc.JdbcTables;
import io.tributary.connect.jdbcagg.jdbc.TableRegistry;
import io.tributary.connect.jdbcagg.jdbc.WindowSweeper;
import io.tributary.connect.jdbcagg.ledger.LedgerKey;
import io.tributary.connect.jdbcagg.ledger.OffsetLedger;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.upsert.RowTables;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/**
 * The database as a task sees it: one for each dialect. Nothing is opened before it is needed.
 *
 * @param sweep null where windows are neither closed nor deleted
 * @param <T> the tables that it writes
 */
record Destination<T>(
    OffsetLedger ledger,
    FlushWriter writer,
    T tables,
    ClosedWindows closed,
    @Nullable WindowSweep sweep,
    Runnable onStop) {

  /** Where windows are never closed. */
  private Destination(OffsetLedger ledger, FlushWriter writer, T tables, Runnable onStop) {
    this(ledger, writer, tables, table -> Lateness.NEVER, null, onStop);
  }

  /** One that keeps aggregates. */
  static Destination<TableCatalog> of(
      JdbcAggSinkConfig config, AggregationPlan plan, String connector) {
    LedgerKey key = new LedgerKey(connector, config.generation());
    return config.dialect() == Dialect.HIVE
        ? hive(config, plan, key)
        : mysql(config, key, fillings(config, plan), Destination::never, JdbcTables::new);
  }

  /** One that keeps rows. */
  static Destination<RowTables> ofRows(
      JdbcAggSinkConfig config, String connector, Refusals refusals) {
    if (config.dialect() == Dialect.HIVE) {
      throw new ConfigException(JdbcAggSinkConfig.MODE + ": " + UpsertChecks.NO_HIVE);
    }
    LedgerKey key = new LedgerKey(connector, config.generation());
    return mysql(config, key, List.of(), refusals, JdbcRowTables::new);
  }

  /** A row of an aggregate is of many records: none of them is to blame. */
  private static void never(SinkRecord record, DataException cause) {
    throw cause;
  }

  /** Makes the tables of one kind. */
  private interface Tables<T> {
    T of(JdbcSession session, TableRegistry registry, boolean creates);
  }

  private static <T> Destination<T> mysql(
      JdbcAggSinkConfig config,
      LedgerKey key,
      List<TableRegistry.Filling> fillings,
      Refusals refusals,
      Tables<T> tables) {
    JdbcSession session = new JdbcSession(config.database());
    TableRegistry registry = new TableRegistry(key, fillings, config.createsTables());
    JdbcLedger ledger = new JdbcLedger(session, registry, key, owner(), config.createsTables());
    return new Destination<>(
        ledger,
        new JdbcFlusher(session, ledger, registry, config.changes().keepsEmptyGroups(), refusals),
        tables.of(session, registry, config.createsTables()),
        registry,
        config.windows().sweeps() ? new WindowSweeper(session, ledger, registry) : null,
        session::close);
  }

  private static List<TableRegistry.Filling> fillings(
      JdbcAggSinkConfig config, AggregationPlan plan) {
    return plan.statements().stream()
        .map(
            each ->
                new TableRegistry.Filling(
                    each.number(),
                    each.table(),
                    each.topic(),
                    TableShape.definition(each, config.changes().tracking())))
        .toList();
  }

  /** The worker's process, for those who look into the offsets' table. */
  private static String owner() {
    return "pid " + ProcessHandle.current().pid() + " " + Thread.currentThread().getName();
  }

  private static Destination<TableCatalog> hive(
      JdbcAggSinkConfig config, AggregationPlan plan, LedgerKey key) {
    List<String> refusals =
        HiveLimits.refusals(plan, config.changes().tracking(), config.windows());
    if (!refusals.isEmpty()) {
      throw new ConfigException(JdbcAggSinkConfig.AGGREGATES + ": " + String.join("; ", refusals));
    }
    return config.hive().mode() == HiveWriteMode.FILES
        ? files(config, plan, key)
        : merge(config, plan, key);
  }

  private static Destination<TableCatalog> merge(
      JdbcAggSinkConfig config, AggregationPlan plan, LedgerKey key) {
    HiveSession session = new HiveSession(config.database());
    return each(plan, statement -> merged(config, session, statement, key), session::close);
  }

  private static StatementTable merged(
      JdbcAggSinkConfig config, HiveSession session, AggregateStatement statement, LedgerKey key) {
    MergeTable table = new MergeTable(statement.table(), TableIdentity.of(statement, key));
    HiveTables tables = new HiveTables(session, table, config.createsTables());
    MergeLedger ledger = new MergeLedger(session, table);
    return new StatementTable(
        statement.table(),
        statement.topic(),
        ledger,
        new MergeFlusher(session, tables, ledger, table),
        tables);
  }

  private static Destination<TableCatalog> files(
      JdbcAggSinkConfig config, AggregationPlan plan, LedgerKey key) {
    String refusal = SharedFolder.refusal();
    if (refusal != null) {
      throw new ConfigException(HiveSettings.WRITE_MODE + ": " + refusal);
    }
    HiveSession session = new HiveSession(config.database());
    Metastore metastore = new Metastore(config.database(), config.hive().metastorePort());
    return each(
        plan,
        statement -> {
          FilesTable table =
              FilesTable.of(
                  config.database().name(),
                  statement.table(),
                  TableIdentity.of(statement, key),
                  config.hive());
          FilesTables.Ports ports =
              new FilesTables.Ports(session, metastore, new FilesLedger(metastore, table));
          FilesTables tables = new FilesTables(ports, table, config.createsTables());
          return new StatementTable(
              statement.table(),
              statement.topic(),
              ports.ledger(),
              new FilesFlusher(ports, tables, table),
              tables);
        },
        () -> {
          session.close();
          metastore.close();
        });
  }

  /** One table alone keeps its memory over a commit without an answer. */
  private static Destination<TableCatalog> each(
      AggregationPlan plan, Function<AggregateStatement, StatementTable> maker, Runnable onStop) {
    List<StatementTable> tables = plan.statements().stream().map(maker).toList();
    if (tables.size() == 1) {
      StatementTable table = tables.get(0);
      return new Destination<>(table.ledger(), table.writer(), table.catalog(), onStop);
    }
    SeveralTables several = new SeveralTables(tables);
    return new Destination<>(several, several, several, onStop);
  }
}
