package io.tributary.connect.jdbcagg.flush;

import io.tributary.connect.jdbcagg.aggregate.Part;
import io.tributary.connect.jdbcagg.compute.OutputTypes;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.ValueType;
import io.tributary.connect.jdbcagg.query.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the columns of a statement's table together. */
final class StatementColumns {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final AggregateStatement statement;
  private final OutputTypes types;
  private final boolean retracting;
  private final List<ColumnShape> visible = new ArrayList<>();
  private final List<ColumnShape> own = new ArrayList<>();

  /**
   * @param retracting whether records can be taken back
   */
  StatementColumns(AggregateStatement statement, OutputTypes types, boolean retracting) {
    this.statement = statement;
    this.types = types;
    this.retracting = retracting;
  }

  /**
   * @param closed whether a column tells which windows are closed
   */
  List<ColumnShape> all(boolean closed) {
    int groups = 0;
    int aggregates = 0;
    own.add(new ColumnShape(ColumnShape.HASH, ColumnRole.HASH, ValueType.TEXT, -1, null));
    for (OutputColumn column : statement.columns()) {
      if (column instanceof OutputColumn.Group group) {
        addGroup(group, groups++);
      } else if (column instanceof OutputColumn.Aggregate aggregate) {
        addAggregate(aggregate, aggregates++);
      } else if (column instanceof OutputColumn.WindowBound bound) {
        addBound(bound);
      }
    }
    if (closed) {
      visible.add(
          new ColumnShape(ColumnShape.CLOSED, ColumnRole.CLOSED, ValueType.BOOLEAN, -1, null));
    }
    if (retracting) {
      addInteger(own, ColumnShape.ROWS, ColumnRole.ROWS, aggregates, Part.VALUE);
    }
    if (statement.window() instanceof Window.Session) {
      own.add(
          new ColumnShape(
              ColumnShape.SESSION_GROUP, ColumnRole.SESSION_GROUP, ValueType.TEXT, -1, null));
      addInteger(own, ColumnShape.SESSION_START, ColumnRole.SESSION_START, -1, null);
      addInteger(own, ColumnShape.SESSION_END, ColumnRole.SESSION_END, -1, null);
    }
    visible.addAll(own);
    return visible;
  }

  private void addBound(OutputColumn.WindowBound bound) {
    ColumnRole role =
        bound.bound() == OutputColumn.WindowBound.Bound.START
            ? ColumnRole.WINDOW
            : ColumnRole.WINDOW_END;
    visible.add(new ColumnShape(bound.name(), role, ValueType.TIMESTAMP, -1, null));
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
    switch (aggregate.function()) {
      case COUNT -> addInteger(visible, name, ColumnRole.COUNT, source, Part.VALUE);
      case COUNT_DISTINCT -> addInteger(visible, name, ColumnRole.DISTINCT, source, null);
      case APPROX_COUNT_DISTINCT -> {
        addInteger(visible, name, ColumnRole.DISTINCT_ESTIMATE, source, null);
        addSketch(name, ColumnRole.DISTINCT_SKETCH, source);
      }
      case PERCENTILE, MEDIAN -> addFloat(aggregate, ColumnRole.QUANTILE, source);
      case APPROX_PERCENTILE -> {
        addFloat(aggregate, ColumnRole.QUANTILE_ESTIMATE, source);
        addSketch(name, ColumnRole.QUANTILE_SKETCH, source);
      }
      default -> types.of(aggregate).ifPresent(type -> addTyped(aggregate, type, source));
    }
  }

  private void addTyped(OutputColumn.Aggregate aggregate, ValueType type, int source) {
    String name = aggregate.name();
    switch (aggregate.function()) {
      case MIN -> add(name, retracting ? ColumnRole.LOWEST : ColumnRole.LEAST, type, source);
      case MAX -> add(name, retracting ? ColumnRole.HIGHEST : ColumnRole.GREATEST, type, source);
      case FIRST, LAST -> addPlaced(aggregate, type, source);
      case SUM -> addSum(name, type, source);
      default -> addAverage(name, type, source);
    }
  }

  private void addPlaced(OutputColumn.Aggregate aggregate, ValueType type, int source) {
    String name = aggregate.name();
    boolean first = aggregate.function() == AggregateFunction.FIRST;
    if (retracting) {
      add(name, first ? ColumnRole.EARLIEST : ColumnRole.LATEST, type, source);
      return;
    }
    add(name, first ? ColumnRole.FIRST_VALUE : ColumnRole.LAST_VALUE, type, source);
    own.add(
        new ColumnShape(
            ColumnShape.placeBehind(name),
            first ? ColumnRole.FIRST_PLACE : ColumnRole.LAST_PLACE,
            ValueType.TEXT,
            source,
            Part.PLACE));
  }

  private void add(String name, ColumnRole role, ValueType type, int source) {
    visible.add(new ColumnShape(name, role, type, source, Part.VALUE));
  }

  private void addFloat(OutputColumn.Aggregate aggregate, ColumnRole role, int source) {
    BigDecimal fraction = aggregate.fraction();
    visible.add(
        new ColumnShape(
            aggregate.name(),
            role,
            ValueType.FLOAT,
            source,
            null,
            fraction == null ? HALF : fraction));
  }

  private void addSketch(String name, ColumnRole role, int source) {
    own.add(
        new ColumnShape(ColumnShape.sketchBehind(name), role, ValueType.TEXT, source, Part.SKETCH));
  }

  private void addSum(String name, ValueType type, int source) {
    boolean inTwo = type.kind() == ValueType.Kind.FLOAT;
    if (!inTwo && !retracting) {
      visible.add(new ColumnShape(name, ColumnRole.SUM, sumOf(type), source, Part.SUM));
      return;
    }
    ColumnRole role = retracting ? ColumnRole.KNOWN_SUM : ColumnRole.ROUNDED_SUM;
    add(name, role, inTwo ? ValueType.FLOAT : sumOf(type), source);
    addSumBehind(name, type, source);
    if (retracting) {
      addCountBehind(name, source);
    }
  }

  private void addAverage(String name, ValueType type, int source) {
    add(name, ColumnRole.QUOTIENT, ValueType.FLOAT, source);
    addSumBehind(name, type, source);
    addCountBehind(name, source);
  }

  private void addCountBehind(String name, int source) {
    addInteger(own, ColumnShape.countBehind(name), ColumnRole.COUNT, source, Part.COUNT);
  }

  private static void addInteger(
      List<ColumnShape> to, String name, ColumnRole role, int source, @Nullable Part part) {
    to.add(new ColumnShape(name, role, ValueType.INTEGER, source, part));
  }

  private void addSumBehind(String name, ValueType type, int source) {
    if (type.kind() == ValueType.Kind.FLOAT) {
      addSumBehind(ColumnShape.sumBehind(name), ValueType.FLOAT_SUM_HEAD, source, Part.SUM_HEAD);
      addSumBehind(ColumnShape.restBehind(name), ValueType.FLOAT_SUM_REST, source, Part.SUM_REST);
      return;
    }
    addSumBehind(ColumnShape.sumBehind(name), sumOf(type), source, Part.SUM);
  }

  private void addSumBehind(String name, ValueType type, int source, Part part) {
    own.add(new ColumnShape(name, ColumnRole.SUM, type, source, part));
  }

  private static ValueType sumOf(ValueType type) {
    return type.kind() == ValueType.Kind.DECIMAL ? type : ValueType.decimal(0);
  }
}
