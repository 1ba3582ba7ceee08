package io.tributary.configs.doctor;

import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import java.util.List;

/** The statements of an aggregating sink, as it reads them itself. */
final class Aggregates {

  private Aggregates() {}

  /** None where rows are kept instead, or the keys' check tells why. */
  static List<AggregateStatement> statements(ConnectorConfig sink) {
    if (sink.isUpserting()) {
      return List.of();
    }
    try {
      return SqlPlanReader.read(sink.get(JdbcAggSinkConfig.AGGREGATES, "")).statements();
    } catch (PlanRefusedException e) {
      return List.of();
    }
  }
}
