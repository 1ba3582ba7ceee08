package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.Truth;
import io.tributary.connect.jdbcagg.row.Coercion;
import io.tributary.connect.jdbcagg.row.FieldTypes;
import io.tributary.connect.jdbcagg.row.Row;
import io.tributary.connect.jdbcagg.row.RowReader;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** One statement at work: takes records in, holds the groups that they touched. */
public final class StatementFold {

  private final AggregateStatement statement;
  private final OutputColumn.Window window;
  private final List<OutputColumn.Group> groups;
  private final List<OutputColumn.Aggregate> aggregates;
  private final Predicate where;
  private final RowReader reader;
  private final FieldTypes types;
  private final GroupBuffer buffer;
  private @Nullable Map<String, Integer> longestTexts;

  public StatementFold(AggregateStatement statement) {
    this.statement = statement;
    this.window = statement.window();
    this.groups = statement.groups();
    this.aggregates = statement.aggregates();
    this.where = statement.where();
    this.reader = new RowReader(statement);
    this.types = new FieldTypes(statement);
    this.buffer = new GroupBuffer(aggregates);
  }

  public AggregateStatement statement() {
    return statement;
  }

  public FieldTypes types() {
    return types;
  }

  public GroupBuffer buffer() {
    return buffer;
  }

  /** Whether the statement's table is known to fit the types learnt so far. */
  public boolean bound() {
    return longestTexts != null;
  }

  /**
   * Notes that the table fits.
   *
   * @param longestTexts in code points, by column of text
   */
  public void bind(Map<String, Integer> longestTexts) {
    this.longestTexts = Map.copyOf(longestTexts);
  }

  /**
   * Learns the types that a record shows; if they are new the table must be looked at again.
   *
   * @return whether the record shows enough to make a table from
   */
  public boolean learn(SinkRecord record) {
    if (types.learn(record)) {
      longestTexts = null;
    }
    return record.value() instanceof Map || (record.value() instanceof Struct && types.complete());
  }

  /**
   * What one record adds.
   *
   * @return null if the filter leaves the record out
   * @throws DataException if the record does not fit
   */
  public @Nullable Contribution read(SinkRecord record) {
    Row row = reader.read(record);
    if (!passes(row)) {
      return null;
    }
    if (longestTexts == null) {
      throw new DataException(
          "statement %d: the type of field %s is one that no column keeps or its aggregate takes"
              .formatted(statement.number(), types.unknown()));
    }
    long eventMs = Coercion.eventMs(window.field(), row.value(window.field()));
    @Nullable Object[] keys = new Object[groups.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = fitted(groups.get(i), groups.get(i).field(), row, longestTexts);
    }
    @Nullable Object[] values = new Object[aggregates.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = argument(aggregates.get(i), row, longestTexts);
    }
    return new Contribution(
        buffer,
        new GroupKey(window.startOf(eventMs), keys),
        values,
        new EventOrder(eventMs, record.originalKafkaPartition(), record.originalKafkaOffset()));
  }

  private boolean passes(Row row) {
    try {
      return where.test(row) == Truth.TRUE;
    } catch (DataException e) {
      throw new DataException(
          "statement %d: in WHERE %s".formatted(statement.number(), e.getMessage()), e);
    }
  }

  private @Nullable Object argument(
      OutputColumn.Aggregate aggregate, Row row, Map<String, Integer> longest) {
    String field = aggregate.field();
    if (field == null) {
      return null;
    }
    if (aggregate.function() == AggregateFunction.COUNT) {
      return row.value(field);
    }
    Object fitted = fitted(aggregate, field, row, longest);
    if (aggregate.function() == AggregateFunction.SUM
        || aggregate.function() == AggregateFunction.AVG) {
      Coercion.requireSummable(field, fitted);
    }
    return fitted;
  }

  private @Nullable Object fitted(
      OutputColumn column, String field, Row row, Map<String, Integer> longestTexts) {
    Object value = row.value(field);
    if (value == null) {
      return null;
    }
    Object fitted =
        Coercion.fit(
            field,
            types
                .of(field)
                .orElseThrow(
                    () ->
                        new DataException(
                            "statement %d: field '%s' holds a %s, which %s does not take"
                                .formatted(
                                    statement.number(),
                                    field,
                                    value.getClass().getSimpleName(),
                                    column.sql()))),
            value);
    Integer longest = longestTexts.get(column.name());
    if (longest != null
        && fitted instanceof String text
        && text.codePointCount(0, text.length()) > longest) {
      throw new DataException(
          "statement %d: field '%s' is longer than the %d characters of column %s. Widen the column"
              .formatted(statement.number(), field, longest, column.name()));
    }
    return fitted;
  }
}
