package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.compute.Compiler;
import io.tributary.connect.jdbcagg.compute.Condition;
import io.tributary.connect.jdbcagg.compute.Evaluator;
import io.tributary.connect.jdbcagg.compute.OutputTypes;
import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.Truth;
import io.tributary.connect.jdbcagg.query.ValueType;
import io.tributary.connect.jdbcagg.row.Coercion;
import io.tributary.connect.jdbcagg.row.Row;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** What one aggregate takes of a row: see {@link Contribution#values}. */
final class KeptArgument {

  /** What the column behind FIRST or LAST has room for. */
  private static final int LONGEST_RANK = 255;

  private final OutputColumn.Aggregate aggregate;
  private final @Nullable Condition filter;
  private final @Nullable Evaluator counted;
  private final @Nullable KeptValue value;
  private final @Nullable Evaluator rank;
  private @Nullable ValueType rankType;

  KeptArgument(OutputColumn.Aggregate aggregate, Compiler compiler) {
    this.aggregate = aggregate;
    Expression argument = aggregate.argument();
    filter = aggregate.filter() == null ? null : compiler.compile(aggregate.filter());
    boolean counts = aggregate.function() == AggregateFunction.COUNT;
    // COUNT(x) looks whether there is a value, of whatever type.
    counted = counts && argument != null ? compiler.compile(argument) : null;
    value = counts || argument == null ? null : new KeptValue(aggregate, argument, compiler);
    rank = aggregate.orderBy() == null ? null : compiler.compile(aggregate.orderBy());
  }

  void bind(OutputTypes types, Map<String, Integer> longestTexts) {
    if (value != null) {
      value.bind(types, longestTexts);
    }
    rankType = types.ofOrder(aggregate).orElse(null);
  }

  /** Whether what it takes of a row is always what another one takes, if that one does not fail. */
  boolean takesSameAs(KeptArgument other) {
    return filter == null
        && other.filter == null
        && value != null
        && other.value != null
        && !aggregate.function().isOrdered()
        && !other.aggregate.function().isOrdered()
        && (!sums() || other.sums())
        && value.isSameAs(other.value);
  }

  private boolean sums() {
    return aggregate.function() == AggregateFunction.SUM
        || aggregate.function() == AggregateFunction.AVG;
  }

  @Nullable Object of(Row row) {
    if (filter != null && filter.of(row) != Truth.TRUE) {
      return null;
    }
    if (value == null) {
      boolean counts = counted == null || counted.of(row) != null;
      return counts ? Boolean.TRUE : null;
    }
    return switch (aggregate.function()) {
      case FIRST, LAST -> ranked(value, row);
      case SUM, AVG -> {
        Object fitted = value.of(row);
        Coercion.requireSummable(aggregate.argument(), fitted);
        yield fitted;
      }
      default -> value.of(row);
    };
  }

  private @Nullable Ranked ranked(KeptValue kept, Row row) {
    if (rank == null) {
      return new Ranked(kept.of(row), null);
    }
    Object found = rank.of(row);
    if (found == null || rankType == null || aggregate.orderBy() == null) {
      return null;
    }
    Object fitted = Coercion.fit(aggregate.orderBy(), rankType, found);
    if (fitted instanceof String text && text.codePointCount(0, text.length()) > LONGEST_RANK) {
      throw new DataException(
          "'%s' is longer than the %d characters that %s goes by. Order by SUBSTRING of it"
              .formatted(aggregate.orderBy(), LONGEST_RANK, aggregate.function()));
    }
    return new Ranked(kept.of(row), fitted);
  }
}
