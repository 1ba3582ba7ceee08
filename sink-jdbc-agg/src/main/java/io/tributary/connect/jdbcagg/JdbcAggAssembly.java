package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.aggregate.Lateness;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.ChangeSettings;
import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.config.WindowSettings;
import io.tributary.connect.jdbcagg.config.WriteMode;
import io.tributary.connect.jdbcagg.flush.AppendFold;
import io.tributary.connect.jdbcagg.flush.Feasibility;
import io.tributary.connect.jdbcagg.flush.FlushCycle;
import io.tributary.connect.jdbcagg.flush.Fold;
import io.tributary.connect.jdbcagg.flush.Folds;
import io.tributary.connect.jdbcagg.flush.ImageFold;
import io.tributary.connect.jdbcagg.flush.SessionFold;
import io.tributary.connect.jdbcagg.flush.StateFold;
import io.tributary.connect.jdbcagg.flush.StatementFolds;
import io.tributary.connect.jdbcagg.flush.SweepSchedule;
import io.tributary.connect.jdbcagg.flush.TableCatalog;
import io.tributary.connect.jdbcagg.flush.UpsertFolds;
import io.tributary.connect.jdbcagg.flush.WindowLimits;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Window;
import io.tributary.connect.jdbcagg.upsert.RowTables;
import io.tributary.connect.kit.error.ErrantRecords;
import io.tributary.connect.kit.metrics.TaskMetrics;
import io.tributary.connect.kit.metrics.TaskName;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a task together: the only place that knows all parts. */
final class JdbcAggAssembly {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcAggAssembly.class);

  /** Of metrics and of the logger of statistics. */
  private static final String DOMAIN = "io.tributary.connect.jdbcagg";

  private static final Clock CLOCK = Clock.systemUTC();

  private JdbcAggAssembly() {}

  /** A task of the connector's config; nothing is opened before it is needed. */
  static StartedJdbcAggSinkTask start(Map<String, String> properties, SinkTaskContext context) {
    TaskMeter meter = new TaskMeter(CLOCK);
    return new JdbcAggSinkConfig(properties).mode() == WriteMode.UPSERT
        ? rows(properties, context, meter)
        : aggregates(properties, context, meter);
  }

  private static StartedJdbcAggSinkTask rows(
      Map<String, String> properties, SinkTaskContext context, TaskMeter meter) {
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(properties);
    ErrantRecords errantRecords = ErrantRecords.from(context);
    Destination<RowTables> destination =
        Destination.ofRows(
            config,
            connector(properties),
            (record, cause) -> {
              meter.refused();
              errantRecords.report(record, cause);
              errantRecords.awaitAcknowledged();
            });
    Folds folds =
        new UpsertFolds(config.upsert(), config.changes().truncatePolicy(), destination.tables());
    Lateness lateness = new Lateness(config.windows(), destination.closed());
    return task(properties, context, new Task(meter, folds, lateness, destination));
  }

  private static StartedJdbcAggSinkTask aggregates(
      Map<String, String> properties, SinkTaskContext context, TaskMeter meter) {
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(properties);
    ChangeSettings changes = config.changes();
    AggregationPlan plan = plan(config, changes);
    WindowLimits.refusals(plan, changes.tracking(), config.windows()).stream()
        .findFirst()
        .ifPresent(
            refusal -> {
              throw new ConfigException(
                  "%s: %s. %s".formatted(refusal.key(), refusal.complaint(), refusal.whatToDo()));
            });
    plan.statements().forEach(statement -> LOG.info("{}", statement.describe()));
    Destination<TableCatalog> destination = Destination.of(config, plan, connector(properties));
    Lateness lateness = new Lateness(config.windows(), destination.closed());
    FoldMaker maker = new FoldMaker(destination.tables(), changes, config.windows(), lateness);
    Folds folds =
        new StatementFolds(
            plan.statements().stream()
                .collect(
                    Collectors.groupingBy(
                        AggregateStatement::topic,
                        Collectors.mapping(maker::fold, Collectors.toList()))));
    return task(properties, context, new Task(meter, folds, lateness, destination));
  }

  private static String connector(Map<String, String> properties) {
    String connector = properties.get("name");
    if (connector == null) {
      throw new ConfigException("name", null, "is given by Connect, and keys the offsets");
    }
    return connector;
  }

  /** What tasks of both modes have. */
  private record Task(
      TaskMeter meter, Folds folds, Lateness lateness, Destination<?> destination) {}

  private static StartedJdbcAggSinkTask task(
      Map<String, String> properties, SinkTaskContext context, Task task) {
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(properties);
    Destination<?> destination = task.destination();
    TaskMeter meter = task.meter();
    Folds folds = task.folds();
    FlushCycle cycle =
        new FlushCycle(
            folds,
            config.flush(),
            new FlushCycle.Ports(destination.ledger(), destination.writer(), context, meter),
            CLOCK,
            RandomGenerator.getDefault());
    TaskMetrics metrics =
        new TaskMetrics(DOMAIN, TaskName.of(properties), config.statisticsInterval(), CLOCK);
    metrics.add(meter.gauges());
    metrics.show(SinkTaskContext.class, context);
    return new StartedJdbcAggSinkTask(
        context,
        new StartedJdbcAggSinkTask.Parts(
            folds,
            new StartedJdbcAggSinkTask.Windows(
                task.lateness(),
                new SweepSchedule(destination.sweep(), config.windows().idleTimeout(), CLOCK)),
            cycle,
            config.changes().tracking() == ChangeTracking.BEFORE_IMAGES,
            meter,
            metrics,
            destination.onStop()));
  }

  private record FoldMaker(
      TableCatalog tables, ChangeSettings changes, WindowSettings windows, Lateness lateness) {

    Fold fold(AggregateStatement statement) {
      return tables.fitted(statement.table(), plain(statement));
    }

    private Fold plain(AggregateStatement statement) {
      StatementFold fold = new StatementFold(statement, lateness);
      return switch (changes.tracking()) {
        case STATE_TABLE -> new StateFold(fold, tables, changes.truncatePolicy());
        case BEFORE_IMAGES -> new ImageFold(fold, tables, changes.truncatePolicy());
        case NONE ->
            statement.window() instanceof Window.Session
                ? new SessionFold(fold, tables, windows)
                : new AppendFold(fold, tables, windows);
      };
    }
  }

  private static AggregationPlan plan(JdbcAggSinkConfig config, ChangeSettings changes) {
    String aggregates = config.aggregates();
    if (aggregates == null) {
      throw new ConfigException(JdbcAggSinkConfig.AGGREGATES, null, "is missing");
    }
    try {
      AggregationPlan plan = SqlPlanReader.read(aggregates);
      Feasibility.check(plan, changes.tracking());
      return plan;
    } catch (PlanRefusedException e) {
      throw new ConfigException(JdbcAggSinkConfig.AGGREGATES + ": " + e.getMessage());
    }
  }
}
