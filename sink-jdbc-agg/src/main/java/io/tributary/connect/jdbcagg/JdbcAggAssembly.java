package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.aggregate.Lateness;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.ChangeSettings;
import io.tributary.connect.jdbcagg.config.ChangeTracking;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.config.WindowSettings;
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
import io.tributary.connect.jdbcagg.flush.WindowLimits;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.metrics.TaskMeter;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Window;
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

  private JdbcAggAssembly() {}

  /** A task of the connector's config; nothing is opened before it is needed. */
  static StartedJdbcAggSinkTask start(Map<String, String> properties, SinkTaskContext context) {
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(properties);
    String connector = properties.get("name");
    if (connector == null) {
      throw new ConfigException("name", null, "is given by Connect, and keys the offsets");
    }
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
    Destination destination = Destination.of(config, plan, connector);
    Lateness lateness = new Lateness(config.windows(), destination.closed());
    FoldMaker maker = new FoldMaker(destination.tables(), changes, config.windows(), lateness);
    Folds folds =
        new StatementFolds(
            plan.statements().stream()
                .collect(
                    Collectors.groupingBy(
                        AggregateStatement::topic,
                        Collectors.mapping(maker::fold, Collectors.toList()))));
    Clock clock = Clock.systemUTC();
    TaskMeter meter = new TaskMeter(clock);
    FlushCycle cycle =
        new FlushCycle(
            folds,
            config.flush(),
            new FlushCycle.Ports(destination.ledger(), destination.writer(), context, meter),
            clock,
            RandomGenerator.getDefault());
    TaskMetrics metrics =
        new TaskMetrics(DOMAIN, TaskName.of(properties), config.statisticsInterval(), clock);
    metrics.add(meter.gauges());
    metrics.show(SinkTaskContext.class, context);
    return new StartedJdbcAggSinkTask(
        context,
        new StartedJdbcAggSinkTask.Parts(
            folds,
            new StartedJdbcAggSinkTask.Windows(
                lateness,
                new SweepSchedule(destination.sweep(), config.windows().idleTimeout(), clock)),
            cycle,
            changes.tracking() == ChangeTracking.BEFORE_IMAGES,
            meter,
            metrics,
            destination.onStop()));
  }

  private record FoldMaker(
      TableCatalog tables, ChangeSettings changes, WindowSettings windows, Lateness lateness) {

    Fold fold(AggregateStatement statement) {
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
    try {
      AggregationPlan plan = SqlPlanReader.read(config.aggregates());
      Feasibility.check(plan, changes.tracking());
      return plan;
    } catch (PlanRefusedException e) {
      throw new ConfigException(JdbcAggSinkConfig.AGGREGATES + ": " + e.getMessage());
    }
  }
}
