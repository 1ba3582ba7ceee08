package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Part;
import io.tributary.connect.jdbcagg.compute.OutputTypes;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.util.ArrayList;
import java.util.List;

/**
 * The table that a statement fills: the SELECT list's columns in their order, then the sink's own.
 *
 * @param statement number of the statement
 * @param definition what fills the table; rows of two definitions never meet in one table
 */
public record TableShape(
    int statement, String table, String definition, List<ColumnShape> columns) {

  public TableShape {
    columns = List.copyOf(columns);
  }

  /** The shape as far as the types of fields are known; columns of unknown type are left out. */
  public static TableShape of(AggregateStatement statement, OutputTypes types) {
    return new TableShape(
        statement.number(),
        statement.table(),
        statement.definition(),
        new Columns(statement, types).all());
  }

  /** The columns that a flush gives values for. */
  public List<ColumnShape> written() {
    return columns.stream().filter(column -> !column.role().generated()).toList();
  }

  /** Puts the columns together. */
  private static final class Columns {
    private final AggregateStatement statement;
    private final OutputTypes types;
    private final List<ColumnShape> visible = new ArrayList<>();
    private final List<ColumnShape> own = new ArrayList<>();

    Columns(AggregateStatement statement, OutputTypes types) {
      this.statement = statement;
      this.types = types;
    }

    List<ColumnShape> all() {
      int groups = 0;
      int aggregates = 0;
      own.add(new ColumnShape(ColumnShape.HASH, ColumnRole.HASH, ValueType.TEXT, -1, null));
      for (OutputColumn column : statement.columns()) {
        if (column instanceof OutputColumn.Group group) {
          addGroup(group, groups++);
        } else if (column instanceof OutputColumn.Aggregate aggregate) {
          addAggregate(aggregate, aggregates++);
        } else if (column instanceof OutputColumn.WindowBound bound) {
          ColumnRole role =
              bound.bound() == OutputColumn.WindowBound.Bound.START
                  ? ColumnRole.WINDOW
                  : ColumnRole.WINDOW_END;
          visible.add(new ColumnShape(column.name(), role, ValueType.TIMESTAMP, -1, null));
        }
      }
      addOrder();
      visible.addAll(own);
      return visible;
    }

    private void addGroup(OutputColumn.Group group, int source) {
      types
          .of(group)
          .ifPresent(
              type ->
                  visible.add(new ColumnShape(group.name(), ColumnRole.GROUP, type, source, null)));
    }

    private void addAggregate(OutputColumn.Aggregate aggregate, int source) {
      String name = aggregate.name();
      if (aggregate.function() == AggregateFunction.COUNT) {
        visible.add(new ColumnShape(name, ColumnRole.COUNT, ValueType.INTEGER, source, Part.VALUE));
        return;
      }
      types.of(aggregate).ifPresent(type -> addTyped(aggregate, type, source));
    }

    private void addTyped(OutputColumn.Aggregate aggregate, ValueType type, int source) {
      String name = aggregate.name();
      switch (aggregate.function()) {
        case MIN -> add(name, ColumnRole.LEAST, type, source);
        case MAX -> add(name, ColumnRole.GREATEST, type, source);
        case LAST -> add(name, ColumnRole.LAST_VALUE, type, source);
        case SUM -> addSum(name, type, source);
        default -> addAverage(name, type, source);
      }
    }

    private void add(String name, ColumnRole role, ValueType type, int source) {
      visible.add(new ColumnShape(name, role, type, source, Part.VALUE));
    }

    private void addSum(String name, ValueType type, int source) {
      if (type.kind() != ValueType.Kind.FLOAT) {
        visible.add(new ColumnShape(name, ColumnRole.SUM, sumOf(type), source, Part.SUM));
        return;
      }
      add(name, ColumnRole.ROUNDED_SUM, ValueType.FLOAT, source);
      addSumBehind(name, type, source);
    }

    private void addAverage(String name, ValueType type, int source) {
      add(name, ColumnRole.QUOTIENT, ValueType.FLOAT, source);
      addSumBehind(name, type, source);
      own.add(
          new ColumnShape(
              ColumnShape.countBehind(name),
              ColumnRole.COUNT,
              ValueType.INTEGER,
              source,
              Part.COUNT));
    }

    private void addSumBehind(String name, ValueType type, int source) {
      if (type.kind() == ValueType.Kind.FLOAT) {
        own.add(
            new ColumnShape(
                ColumnShape.sumBehind(name),
                ColumnRole.SUM,
                ValueType.FLOAT_SUM_HEAD,
                source,
                Part.SUM_HEAD));
        own.add(
            new ColumnShape(
                ColumnShape.restBehind(name),
                ColumnRole.SUM,
                ValueType.FLOAT_SUM_REST,
                source,
                Part.SUM_REST));
        return;
      }
      own.add(
          new ColumnShape(
              ColumnShape.sumBehind(name), ColumnRole.SUM, sumOf(type), source, Part.SUM));
    }

    private static ValueType sumOf(ValueType type) {
      return type.kind() == ValueType.Kind.DECIMAL ? type : ValueType.decimal(0);
    }

    /** LAST columns all come from one record, so its place is kept once. */
    private void addOrder() {
      for (int i = 0; i < statement.aggregates().size(); i++) {
        if (statement.aggregates().get(i).function() == AggregateFunction.LAST) {
          addOrder(ColumnShape.LAST_TIME, ColumnRole.LAST_TIME, i, Part.LAST_TIME);
          addOrder(ColumnShape.LAST_PARTITION, ColumnRole.LAST_PARTITION, i, Part.LAST_PARTITION);
          addOrder(ColumnShape.LAST_OFFSET, ColumnRole.LAST_OFFSET, i, Part.LAST_OFFSET);
          return;
        }
      }
    }

    private void addOrder(String name, ColumnRole role, int source, Part part) {
      own.add(new ColumnShape(name, role, ValueType.INTEGER, source, part));
    }
  }
}
