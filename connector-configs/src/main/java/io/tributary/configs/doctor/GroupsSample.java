package io.tributary.configs.doctor;

import io.tributary.connect.jdbcagg.aggregate.Contribution;
import io.tributary.connect.jdbcagg.aggregate.GroupKey;
import io.tributary.connect.jdbcagg.aggregate.Ranked;
import io.tributary.connect.jdbcagg.aggregate.StatementFold;
import io.tributary.connect.jdbcagg.config.JdbcAggSinkConfig;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** A sample as groups of an aggregating statement, and whether its table has room for them. */
final class GroupsSample {

  private final ConnectorConfig sink;
  private final AggregateStatement statement;
  private final @Nullable TableDefinition table;
  private final Map<String, BigDecimal> largest = new LinkedHashMap<>();

  /**
   * @param table null where no SQL file defines it, as the sink makes it then
   */
  GroupsSample(
      ConnectorConfig sink, AggregateStatement statement, @Nullable TableDefinition table) {
    this.sink = sink;
    this.statement = statement;
    this.table = table;
  }

  void check(List<SinkRecord> records, Findings findings) {
    List<Contribution> contributions = new ArrayList<>();
    Refused refused = new Refused();
    StatementFold fold;
    try {
      fold = new StatementFold(statement);
    } catch (DataException e) {
      return; // The keys' check tells it.
    }
    for (SinkRecord record : records) {
      try {
        RowSource source = new RowSource(row(record), record);
        if (!fold.bound() && fold.learn(source)) {
          fold.bind(longestTexts());
        }
        contributions.addAll(fold.read(source));
      } catch (KafkaException e) {
        refused.add(e);
      }
    }
    refused.tell(sink, JdbcAggSinkConfig.AGGREGATES, records.size(), findings);
    if (table != null) {
      measure(contributions);
      columns(table, findings);
    }
  }

  /** Of a change the row after it, which is what is added. */
  private @Nullable Object row(SinkRecord record) {
    boolean change =
        sink.get("cdc.mode", "none").equals("debezium")
            && record.value() instanceof Struct value
            && value.schema().field("after") != null;
    return change ? ((Struct) record.value()).get("after") : record.value();
  }

  private Map<String, Integer> longestTexts() {
    Map<String, Integer> longest = new HashMap<>();
    if (table != null) {
      for (OutputColumn column : statement.columns()) {
        ColumnType type = table.columns().get(column.name().toLowerCase(Locale.ROOT));
        if (type != null && type.characters() < Integer.MAX_VALUE) {
          longest.put(column.name(), type.characters());
        }
      }
    }
    return longest;
  }

  /** Notes the number of each column that is farthest from zero; of sums, that of a group. */
  private void measure(List<Contribution> contributions) {
    Map<GroupKey, Map<String, BigDecimal>> sums = new HashMap<>();
    List<OutputColumn.Group> groups = statement.groups();
    List<OutputColumn.Aggregate> aggregates = statement.aggregates();
    for (Contribution contribution : contributions) {
      for (int i = 0; i < groups.size(); i++) {
        note(groups.get(i).name(), number(contribution.key().value(i)));
      }
      for (int i = 0; i < aggregates.size(); i++) {
        BigDecimal value = number(contribution.values()[i]);
        OutputColumn.Aggregate aggregate = aggregates.get(i);
        if (value != null && aggregate.function() == AggregateFunction.SUM) {
          value =
              sums.computeIfAbsent(contribution.key(), key -> new HashMap<>())
                  .merge(aggregate.name(), value, BigDecimal::add);
        }
        note(aggregate.name(), value);
      }
    }
  }

  private void note(String column, @Nullable BigDecimal value) {
    if (value != null) {
      largest.merge(
          column, value, (left, right) -> left.abs().compareTo(right.abs()) >= 0 ? left : right);
    }
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    if (value instanceof Ranked ranked) {
      return number(ranked.value());
    }
    if (value instanceof BigDecimal decimal) {
      return decimal;
    }
    if (value instanceof Double real) {
      return Double.isFinite(real) ? BigDecimal.valueOf(real) : null;
    }
    return value instanceof Long whole ? BigDecimal.valueOf(whole) : null;
  }

  private void columns(TableDefinition defined, Findings findings) {
    for (OutputColumn column : statement.columns()) {
      ColumnType type = defined.columns().get(column.name().toLowerCase(Locale.ROOT));
      BigDecimal value = largest.get(column.name());
      if (type == null || value == null) {
        continue;
      }
      if (!type.holds(value)) {
        findings.error(
            sink,
            JdbcAggSinkConfig.AGGREGATES,
            "column %s of %s is %s, which the sample outgrows"
                .formatted(column.name(), defined.name(), type.text()),
            "Widen it: numbers with %d digits before the point come"
                .formatted(value.precision() - value.scale()));
      } else if (isSum(column) && !type.holdsAnyLong() && type.greatest() != null) {
        growing(defined, column, type, value, findings);
      }
    }
  }

  private static boolean isSum(OutputColumn column) {
    return column instanceof OutputColumn.Aggregate aggregate
        && aggregate.function() == AggregateFunction.SUM;
  }

  /** A sum without a window grows for as long as records come. */
  private void growing(
      TableDefinition defined,
      OutputColumn column,
      ColumnType type,
      BigDecimal value,
      Findings findings) {
    boolean grows = statement.window() == null && !type.text().startsWith("DEC");
    if (grows && value.signum() != 0) {
      findings.warning(
          sink,
          JdbcAggSinkConfig.AGGREGATES,
          "the sum %s of %s is kept in %s, and overflows one day"
              .formatted(column.name(), defined.name(), type.text()),
          "Make the column BIGINT, or leave it to the sink to make the table");
    }
  }
}
