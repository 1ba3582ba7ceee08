package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Functions and operators of single values. NULL in, NULL out, but for {@link #COALESCE}, {@link
 * #NULLIF} and the later values of {@link #LEAST} and {@link #GREATEST}.
 */
public enum ScalarFunction {
  ADD("+", 2, 2),
  SUBTRACT("-", 2, 2),
  MULTIPLY("*", 2, 2),
  /** A double; NULL for a divisor of zero, as MySQL has it. */
  DIVIDE("/", 2, 2),
  /** The whole quotient, towards zero; NULL for a divisor of zero. */
  DIV("DIV", 2, 2),
  /** What {@link #DIV} leaves, with the sign of the first operand. */
  MOD("%", 2, 2),
  NEGATE("-", 1, 1),
  ABS(1, 1),
  FLOOR(1, 1),
  CEIL(1, 1),
  /** Half away from zero, at the places behind the point that the second operand gives. */
  ROUND(1, 2),
  LEAST(2, 20),
  GREATEST(2, 20),
  COALESCE(1, 20),
  NULLIF(2, 2),
  LOWER(1, 1),
  UPPER(1, 1),
  TRIM(1, 1),
  CONCAT(1, 20),
  /** From the place that the second operand gives, counted from 1, or from the end if negative. */
  SUBSTRING(2, 3),
  REPLACE(3, 3),
  /** In characters. */
  CHAR_LENGTH(1, 1),
  DATE(1, 1),
  YEAR(1, 1),
  MONTH(1, 1),
  DAY(1, 1),
  HOUR(1, 1),
  MINUTE(1, 1),
  SECOND(1, 1),
  /** From 1, Sunday, to 7, as MySQL counts. */
  DAYOFWEEK(1, 1),
  /** The start, in UTC, of the unit that the first operand names and the second falls into. */
  DATE_TRUNC(2, 2),
  /** A timestamp of seconds since 1970. */
  FROM_UNIXTIME(1, 1),
  /** A timestamp of milliseconds since 1970. */
  FROM_MILLIS(1, 1);

  private final String sign;
  private final int fewest;
  private final int most;

  ScalarFunction(int fewest, int most) {
    this("", fewest, most);
  }

  ScalarFunction(String sign, int fewest, int most) {
    this.sign = sign;
    this.fewest = fewest;
    this.most = most;
  }

  /** Whether it is written between or before its operands. */
  public boolean isOperator() {
    return !sign.isEmpty();
  }

  /** Whether it takes so many operands. */
  public boolean takes(int operands) {
    return operands >= fewest && operands <= most;
  }

  /** The numbers of operands that it takes, as a message names them. */
  public String arity() {
    return fewest == most ? Integer.toString(fewest) : fewest + " to " + most;
  }

  String sql(List<Expression> operands) {
    if (!isOperator()) {
      return operands.stream()
          .map(Expression::toString)
          .collect(Collectors.joining(", ", name() + "(", ")"));
    }
    return operands.size() == 1
        ? sign + operands.get(0)
        : "(" + operands.get(0) + " " + sign + " " + operands.get(1) + ")";
  }
}
