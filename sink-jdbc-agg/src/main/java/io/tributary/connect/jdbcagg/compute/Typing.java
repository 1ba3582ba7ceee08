package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.ScalarFunction;
import io.tributary.connect.jdbcagg.query.ValueType;
import io.tributary.connect.jdbcagg.query.ValueType.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/**
 * The types of expressions, as far as the types of fields are known. What cannot work whatever the
 * unknown ones turn out to be is refused.
 */
public final class Typing {

  /** What DATE_TRUNC takes as its first operand. */
  public static final List<String> TIME_UNITS = Times.UNITS;

  private final Map<Expression.Field, ValueType> fields;

  /**
   * @param fields the types that are known
   */
  public Typing(Map<Expression.Field, ValueType> fields) {
    this.fields = fields;
  }

  /**
   * The type of an expression's values.
   *
   * @return null while it is unknown, and for NULL
   * @throws DataException if the expression cannot be computed
   */
  public @Nullable ValueType of(Expression expression) {
    if (expression instanceof Expression.Field field) {
      return fields.get(field);
    }
    if (expression instanceof Expression.Literal literal) {
      return ofLiteral(literal.value());
    }
    if (expression instanceof Expression.Position position) {
      return switch (position.coordinate()) {
        case TOPIC -> ValueType.TEXT;
        case PARTITION, OFFSET -> ValueType.INTEGER;
        case TIMESTAMP -> ValueType.TIMESTAMP;
      };
    }
    if (expression instanceof Expression.Call call) {
      return ofCall(call);
    }
    if (expression instanceof Expression.Case choice) {
      return ofCase(choice);
    }
    if (expression instanceof Expression.Cast cast) {
      of(cast.operand());
      return cast.type();
    }
    check(((Expression.Condition) expression).predicate());
    return ValueType.BOOLEAN;
  }

  /**
   * Refuses a predicate that cannot be tested.
   *
   * @throws DataException naming the part
   */
  public void check(Predicate predicate) {
    if (predicate instanceof Predicate.Comparison comparison) {
      comparable(comparison, of(comparison.left()), of(comparison.right()));
    } else if (predicate instanceof Predicate.Membership membership) {
      ValueType type = of(membership.operand());
      membership.values().forEach(value -> comparable(membership, type, of(value)));
    } else if (predicate instanceof Predicate.Like like) {
      require(like.operand(), Kind.TEXT, "LIKE", "text");
    } else if (predicate instanceof Predicate.IsNull test) {
      of(test.operand());
    } else if (predicate instanceof Predicate.Holds holds) {
      require(holds.operand(), Kind.BOOLEAN, "a condition", "a boolean");
    } else if (predicate instanceof Predicate.Not not) {
      check(not.inner());
    } else if (predicate instanceof Predicate.All all) {
      all.parts().forEach(this::check);
    } else if (predicate instanceof Predicate.Any any) {
      any.parts().forEach(this::check);
    }
  }

  private static @Nullable ValueType ofLiteral(@Nullable Object value) {
    if (value instanceof Boolean) {
      return ValueType.BOOLEAN;
    }
    if (value instanceof Long) {
      return ValueType.INTEGER;
    }
    if (value instanceof BigDecimal exact) {
      return decimal(Math.max(0, exact.scale()));
    }
    if (value instanceof Instant) {
      return ValueType.TIMESTAMP;
    }
    if (value instanceof LocalDate) {
      return ValueType.DATE;
    }
    return value == null ? null : ValueType.TEXT;
  }

  private @Nullable ValueType ofCall(Expression.Call call) {
    List<Expression> operands = call.operands();
    return switch (call.function()) {
      case ADD, SUBTRACT, MULTIPLY, MOD -> arithmetic(call);
      case DIVIDE -> numbers(call, ValueType.FLOAT);
      case DIV -> numbers(call, ValueType.INTEGER);
      case NEGATE, ABS -> numbers(call, of(operands.get(0)));
      case FLOOR, CEIL -> numbers(call, atScale(of(operands.get(0)), 0));
      case ROUND -> rounded(call);
      case LEAST, GREATEST, COALESCE, NULLIF -> common(call, operands);
      case LOWER, UPPER, TRIM, REPLACE -> texts(call, operands.size(), ValueType.TEXT);
      case CHAR_LENGTH -> texts(call, 1, ValueType.INTEGER);
      case CONCAT -> ofAll(operands, ValueType.TEXT);
      case SUBSTRING -> substring(call);
      case DATE -> times(call, 0, ValueType.DATE);
      case DATE_TRUNC -> times(call, 1, of(operands.get(1)));
      case FROM_UNIXTIME, FROM_MILLIS -> numbers(call, ValueType.TIMESTAMP);
      default -> times(call, 0, ValueType.INTEGER);
    };
  }

  private @Nullable ValueType ofCase(Expression.Case choice) {
    List<Expression> results = new ArrayList<>();
    for (Expression.Case.Branch branch : choice.branches()) {
      check(branch.condition());
      results.add(branch.result());
    }
    if (choice.otherwise() != null) {
      results.add(choice.otherwise());
    }
    return common(choice, results);
  }

  private @Nullable ValueType arithmetic(Expression.Call call) {
    numbers(call, null);
    ValueType left = of(call.operands().get(0));
    ValueType right = of(call.operands().get(1));
    if (isFloat(left) || isFloat(right)) {
      return ValueType.FLOAT;
    }
    if (left == null || right == null) {
      return null;
    }
    if (left.equals(ValueType.INTEGER) && right.equals(ValueType.INTEGER)) {
      return ValueType.INTEGER;
    }
    return decimal(
        call.function() == ScalarFunction.MULTIPLY
            ? left.scale() + right.scale()
            : Math.max(left.scale(), right.scale()));
  }

  private @Nullable ValueType rounded(Expression.Call call) {
    ValueType type = of(call.operands().get(0));
    numbers(call, null);
    if (type == null || call.operands().size() == 1) {
      return atScale(type, 0);
    }
    boolean constant =
        call.operands().get(1) instanceof Expression.Literal literal
            && literal.value() instanceof Long places
            && places >= 0
            && places < type.scale();
    return constant ? atScale(type, (int) (long) (Long) literalOf(call.operands().get(1))) : type;
  }

  private static Object literalOf(Expression expression) {
    return java.util.Objects.requireNonNull(((Expression.Literal) expression).value());
  }

  private static @Nullable ValueType atScale(@Nullable ValueType type, int scale) {
    return type != null && type.kind() == Kind.DECIMAL ? ValueType.decimal(scale) : type;
  }

  private @Nullable ValueType substring(Expression.Call call) {
    texts(call, 1, ValueType.TEXT);
    call.operands().stream()
        .skip(1)
        .forEach(place -> require(place, Kind.INTEGER, "SUBSTRING", "whole numbers"));
    return ValueType.TEXT;
  }

  /** The one type that all operands have, once integers became decimals, and both doubles. */
  private @Nullable ValueType common(Expression whole, List<Expression> operands) {
    ValueType common = null;
    boolean unknown = false;
    for (Expression operand : operands) {
      ValueType type = of(operand);
      unknown |= type == null && !isNull(operand);
      common =
          common == null || type == null
              ? (common == null ? type : common)
              : wider(whole, common, type);
    }
    return unknown ? null : common;
  }

  private static ValueType wider(Expression whole, ValueType one, ValueType other) {
    if (one.equals(other)) {
      return one;
    }
    if (!one.isNumber() || !other.isNumber()) {
      throw new DataException(
          "'%s' has values of type %s and of type %s. Cast them to one"
              .formatted(whole, one, other));
    }
    return isFloat(one) || isFloat(other)
        ? ValueType.FLOAT
        : decimal(Math.max(one.scale(), other.scale()));
  }

  private static void comparable(
      Predicate predicate, @Nullable ValueType left, @Nullable ValueType right) {
    boolean fit =
        left == null
            || right == null
            || left.kind() == right.kind()
            || (left.isNumber() && right.isNumber());
    if (!fit) {
      boolean time = isTime(left) || isTime(right);
      throw new DataException(
          "'%s' compares %s with %s. %s"
              .formatted(
                  predicate,
                  left,
                  right,
                  time
                      ? "Write TIMESTAMP '2026-01-31 12:00:00' or DATE '2026-01-31' for a constant"
                      : "Cast one of them"));
    }
  }

  private @Nullable ValueType numbers(Expression.Call call, @Nullable ValueType result) {
    for (Expression operand : call.operands()) {
      ValueType type = of(operand);
      if (type != null && !type.isNumber()) {
        throw takes(call, "numbers", type, "");
      }
    }
    return result;
  }

  private ValueType texts(Expression.Call call, int texts, ValueType result) {
    for (Expression operand : call.operands().subList(0, texts)) {
      ValueType type = of(operand);
      if (type != null && type.kind() != Kind.TEXT) {
        throw takes(call, "text", type, ". Use CAST(.. AS CHAR)");
      }
    }
    return result;
  }

  private @Nullable ValueType times(Expression.Call call, int operand, @Nullable ValueType result) {
    ValueType type = of(call.operands().get(operand));
    if (type != null && !isTime(type)) {
      throw takes(
          call,
          "a timestamp or a date",
          type,
          ". Make one of seconds by FROM_UNIXTIME, of milliseconds by FROM_MILLIS, of text by"
              + " CAST(.. AS TIMESTAMP)");
    }
    return result;
  }

  private ValueType ofAll(List<Expression> operands, ValueType result) {
    operands.forEach(this::of);
    return result;
  }

  private void require(Expression operand, Kind kind, String who, String what) {
    ValueType type = of(operand);
    if (type != null && type.kind() != kind) {
      throw new DataException(
          "%s takes %s, and '%s' is of type %s".formatted(who, what, operand, type));
    }
  }

  private static DataException takes(
      Expression.Call call, String what, ValueType type, String remedy) {
    return new DataException(
        "'%s' computes with %s, and an operand is of type %s%s"
            .formatted(call, what, type, remedy));
  }

  private static ValueType decimal(int scale) {
    if (scale > ValueType.LARGEST_SCALE) {
      throw new DataException(
          "a result has %d places behind the point, and columns keep %d. Cast an operand to a DECIMAL with fewer, or to DOUBLE"
              .formatted(scale, ValueType.LARGEST_SCALE));
    }
    return ValueType.decimal(scale);
  }

  private static boolean isFloat(@Nullable ValueType type) {
    return type != null && type.kind() == Kind.FLOAT;
  }

  private static boolean isTime(@Nullable ValueType type) {
    return type != null && (type.kind() == Kind.TIMESTAMP || type.kind() == Kind.DATE);
  }

  private static boolean isNull(Expression expression) {
    return expression instanceof Expression.Literal literal && literal.value() == null;
  }
}
