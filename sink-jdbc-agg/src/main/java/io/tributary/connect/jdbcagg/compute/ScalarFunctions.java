package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.ScalarFunction;
import io.tributary.connect.jdbcagg.query.ValueOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of single values as code. */
final class ScalarFunctions {

  private ScalarFunctions() {}

  static Evaluator of(ScalarFunction function, List<Evaluator> operands) {
    return switch (function) {
      case COALESCE -> coalesce(operands);
      case NULLIF -> nullIf(operands.get(0), operands.get(1));
      default -> strict(function, operands);
    };
  }

  private static Evaluator coalesce(List<Evaluator> operands) {
    return row -> {
      for (int i = 0; i < operands.size(); i++) {
        Object value = operands.get(i).of(row);
        if (value != null) {
          return value;
        }
      }
      return null;
    };
  }

  private static Evaluator nullIf(Evaluator value, Evaluator nothing) {
    return row -> {
      Object left = value.of(row);
      Object right = nothing.of(row);
      boolean same = left != null && right != null && ValueOrder.compare(left, right) == 0;
      return same ? null : left;
    };
  }

  /** NULL as soon as one operand is NULL. */
  private static Evaluator strict(ScalarFunction function, List<Evaluator> operands) {
    if (operands.size() == 1) {
      Evaluator operand = operands.get(0);
      return row -> {
        Object value = operand.of(row);
        return value == null ? null : apply(function, value);
      };
    }
    if (operands.size() == 2) {
      Evaluator first = operands.get(0);
      Evaluator second = operands.get(1);
      return row -> {
        Object left = first.of(row);
        Object right = second.of(row);
        return left == null || right == null ? null : apply(function, left, right);
      };
    }
    return row -> {
      Object[] values = new Object[operands.size()];
      for (int i = 0; i < values.length; i++) {
        Object value = operands.get(i).of(row);
        if (value == null) {
          return null;
        }
        values[i] = value;
      }
      return apply(function, values);
    };
  }

  private static @Nullable Object apply(ScalarFunction function, Object value) {
    return switch (function) {
      case NEGATE, ABS, FLOOR, CEIL -> Arithmetic.of(function, value);
      case ROUND -> Arithmetic.round(value, 0L);
      case LOWER, UPPER, TRIM, CHAR_LENGTH, CONCAT -> Texts.of(function, value);
      case FROM_UNIXTIME, FROM_MILLIS -> Times.from(function, value);
      default -> Times.part(function, value);
    };
  }

  private static @Nullable Object apply(ScalarFunction function, Object left, Object right) {
    return switch (function) {
      case ROUND -> Arithmetic.round(left, right);
      case DATE_TRUNC -> Times.truncate(left, right);
      case SUBSTRING -> Texts.substring(left, right, null);
      case CONCAT -> Texts.concat(left, right);
      case LEAST -> ValueOrder.compare(left, right) <= 0 ? left : right;
      case GREATEST -> ValueOrder.compare(left, right) >= 0 ? left : right;
      default -> Arithmetic.of(function, left, right);
    };
  }

  private static @Nullable Object apply(ScalarFunction function, Object[] values) {
    if (function == ScalarFunction.SUBSTRING) {
      return Texts.substring(values[0], values[1], values[2]);
    }
    if (function == ScalarFunction.REPLACE) {
      return Texts.replace(values[0], values[1], values[2]);
    }
    Object result = values[0];
    for (int i = 1; i < values.length && result != null; i++) {
      result = apply(function, result, values[i]); // CONCAT, LEAST, GREATEST
    }
    return result;
  }
}
