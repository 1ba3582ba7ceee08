package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.flush.AppendFold;
import io.tributary.connect.jdbcagg.flush.FlushCycle;
import io.tributary.connect.jdbcagg.flush.Fold;
import io.tributary.connect.jdbcagg.flush.Kept;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a task together: the only place that knows all parts. */
final class JdbcAggAssembly {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcAggAssembly.class);

  private JdbcAggAssembly() {}

  /** A task of the connector's config; nothing is opened before it is needed. */
  static StartedJdbcAggSinkTask start(Map<String, String> properties, SinkTaskContext context) {
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(properties);
    String connector = properties.get("name");
    if (connector == null) {
      throw new ConfigException("name", null, "is given by Connect, and keys the offsets");
    }
    AggregationPlan plan = plan(config);
    plan.statements().forEach(statement -> LOG.info("{}", statement.describe()));
    List<Fold> folds =
        plan.statements().stream()
            .<Fold>map(statement -> new AppendFold(new StatementFold(statement)))
            .toList();
    Destination destination = Destination.of(config, plan, connector);
    FlushCycle cycle =
        new FlushCycle(
            folds,
            config.flush(),
            new FlushCycle.Ports(destination.ledger(), destination.writer(), context),
            Clock.systemUTC(),
            RandomGenerator.getDefault());
    return new StartedJdbcAggSinkTask(
        folds, destination.tables(), cycle, context, destination.onStop());
  }

  private static AggregationPlan plan(JdbcAggSinkConfig config) {
    try {
      AggregationPlan plan = SqlPlanReader.read(config.aggregates());
      Kept.check(plan);
      return plan;
    } catch (PlanRefusedException e) {
      throw new ConfigException(JdbcAggSinkConfig.AGGREGATES + ": " + e.getMessage());
    }
  }
}
