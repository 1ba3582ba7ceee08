package io.tributary.connect.jdbcagg.aggregate;

import io.tributary.connect.jdbcagg.compute.Compiler;
import io.tributary.connect.jdbcagg.compute.Evaluator;
import io.tributary.connect.jdbcagg.compute.OutputTypes;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.ValueType;
import io.tributary.connect.jdbcagg.row.Coercion;
import io.tributary.connect.jdbcagg.row.Row;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** A value that a column keeps: computed, then fitted to the column's type and length. */
final class KeptValue {

  private final OutputColumn column;
  private final Expression expression;
  private final Evaluator evaluator;
  private @Nullable ValueType type;
  private int longest = Integer.MAX_VALUE;

  KeptValue(OutputColumn column, Expression expression, Compiler compiler) {
    this.column = column;
    this.expression = expression;
    this.evaluator = compiler.compile(expression);
  }

  void bind(OutputTypes types, Map<String, Integer> longestTexts) {
    type = types.of(column).orElse(null);
    longest = longestTexts.getOrDefault(column.name(), Integer.MAX_VALUE);
  }

  /** Whether both give the same for each row. */
  boolean isSameAs(KeptValue other) {
    return expression.equals(other.expression)
        && Objects.equals(type, other.type)
        && longest == other.longest;
  }

  /**
   * The value, fitted.
   *
   * @throws DataException if it does not fit
   */
  @Nullable Object of(Row row) {
    Object value = evaluator.of(row);
    if (value == null) {
      return null;
    }
    if (type == null) {
      throw new DataException(
          "'%s' is a %s, which %s does not take"
              .formatted(expression, value.getClass().getSimpleName(), column.sql()));
    }
    Object fitted = Coercion.fit(expression, type, value);
    if (fitted instanceof String text && isTooLong(text)) {
      throw new DataException(
          "'%s' is longer than the %d characters of column %s. Widen the column"
              .formatted(expression, longest, column.name()));
    }
    return fitted;
  }

  private boolean isTooLong(String text) {
    return text.length() > longest && text.codePointCount(0, text.length()) > longest;
  }
}
