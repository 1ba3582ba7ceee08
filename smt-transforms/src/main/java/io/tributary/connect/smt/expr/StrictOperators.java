package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.expr.value.Comparison;
import io.tributary.connect.smt.expr.value.Kind;
import io.tributary.connect.smt.expr.value.Matching;
import io.tributary.connect.smt.expr.value.Numbers;
import io.tributary.connect.smt.expr.value.Texts;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlCache;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlOperator;
import org.apache.commons.jexl3.introspection.JexlMethod;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Every operator of an expression. Null propagates, but for {@code ==} and {@code !=}, which test
 * for it; values of different kinds never meet; strings are never numbers.
 */
final class StrictOperators implements JexlOperator.Uberspect {

  /**
   * The variable that stands for {@code div}: {@code a div b} is read as {@code a / $ / b}, as the
   * library's own {@code div} cannot be told from its {@code /}.
   */
  static final String WHOLE = "$";

  /** What the variable's value is. */
  static final Object WHOLE_MARK = new Object();

  private record Dividend(@Nullable Object value) {}

  private final Matching matching;

  StrictOperators(Matching matching) {
    this.matching = matching;
  }

  @Override
  public @Nullable Object tryOverload(
      JexlCache.Reference node, JexlOperator operator, @Nullable Object... operands) {
    Object left = operands[0];
    Object right = operands.length > 1 ? operands[1] : null;
    return switch (operator) {
      case EQ, EQSTRICT -> Comparison.equal(left, right);
      case LT -> ordered(left, right, order -> order < 0);
      case LTE -> ordered(left, right, order -> order <= 0);
      case GT -> ordered(left, right, order -> order > 0);
      case GTE -> ordered(left, right, order -> order >= 0);
      case ADD ->
          left instanceof String a && right instanceof String b
              ? Texts.concat(a, b)
              : numeric("+", left, right, Numbers::add);
      case SUBTRACT -> numeric("-", left, right, Numbers::subtract);
      case MULTIPLY -> numeric("*", left, right, Numbers::multiply);
      case DIVIDE -> divided(left, right);
      case MOD -> numeric("%", left, right, Numbers::remainder);
      case NEGATE -> left == null ? null : Numbers.negate(number("-", left));
      case POSITIVIZE -> left == null ? null : number("+", left);
      case NOT -> left == null ? null : !condition(left);
      case PROPERTY_GET, ARRAY_GET -> property(left, right);
      case CONDITION -> JexlEngine.TRY_FAILED;
      default ->
          throw new BadValueException(
              "the operator " + operator.getOperatorSymbol() + " has no place in an expression");
    };
  }

  private static @Nullable Object ordered(
      @Nullable Object left, @Nullable Object right, IntPredicate wanted) {
    if (left == null || right == null) {
      return null;
    }
    return wanted.test(Comparison.order(left, right));
  }

  private static boolean condition(Object value) {
    if (value instanceof Boolean condition) {
      return condition;
    }
    throw new BadValueException("'!' needs a boolean, but has " + Kind.of(value));
  }

  private static @Nullable Object divided(@Nullable Object left, @Nullable Object right) {
    if (right == WHOLE_MARK) {
      return new Dividend(left);
    }
    return left instanceof Dividend dividend
        ? numeric("div", dividend.value(), right, Numbers::divideWhole)
        : numeric("/", left, right, Numbers::divide);
  }

  private static @Nullable Object numeric(
      String sign,
      @Nullable Object left,
      @Nullable Object right,
      BiFunction<Number, Number, Object> operation) {
    if (left == null || right == null) {
      return null;
    }
    return operation.apply(number(sign, left), number(sign, right));
  }

  private static Number number(String sign, Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new BadValueException(
        "'"
            + sign
            + "' needs numbers, but has "
            + Kind.of(value)
            + (sign.equals("+") ? "; CONCAT joins strings with other values" : ""));
  }

  private static @Nullable Object property(@Nullable Object object, @Nullable Object name) {
    if (object == null || name == null) {
      return null;
    }
    try {
      if (object instanceof List<?> list) {
        return item(list, name);
      }
      if (object instanceof Headers headers) {
        Header header = headers.lastWithName(name.toString());
        return header == null ? null : header.value();
      }
      return RecordVariables.field(object, name.toString());
    } catch (BadValueException e) {
      throw new Unswallowed(e);
    }
  }

  private static @Nullable Object item(List<?> list, Object index) {
    if (!Numbers.isInteger(index)) {
      throw new BadValueException("a list has items by number, not by " + Kind.of(index));
    }
    long wanted = ((Number) index).longValue();
    long at = wanted < 0 ? list.size() + wanted : wanted;
    return at >= 0 && at < list.size() ? list.get((int) at) : null;
  }

  @Override
  public boolean contains(
      JexlCache.Reference node,
      JexlOperator operator,
      @Nullable Object container,
      @Nullable Object value) {
    boolean found = container != null && value != null && isIn(container, value);
    return found == (operator == JexlOperator.CONTAINS);
  }

  private boolean isIn(Object container, Object value) {
    if (container instanceof Collection<?> items) {
      for (Object item : items) {
        if (item != null && Comparison.equal(item, value)) {
          return true;
        }
      }
      return false;
    }
    if (value instanceof String text && container instanceof String regex) {
      return matching.matcher(text, regex).matches();
    }
    if (value instanceof String text && container instanceof Pattern pattern) {
      return matching.matcher(text, pattern).matches();
    }
    throw new BadValueException(
        "'=~' finds a value in a list, or a string by a regular expression, but has %s and %s"
            .formatted(Kind.of(value), Kind.of(container)));
  }

  @Override
  public boolean startsWith(
      JexlCache.Reference node,
      JexlOperator operator,
      @Nullable Object left,
      @Nullable Object right) {
    boolean starts =
        left != null && right != null && text("=^", left).startsWith(text("=^", right));
    return starts == (operator == JexlOperator.STARTSWITH);
  }

  @Override
  public boolean endsWith(
      JexlCache.Reference node,
      JexlOperator operator,
      @Nullable Object left,
      @Nullable Object right) {
    boolean ends = left != null && right != null && text("=$", left).endsWith(text("=$", right));
    return ends == (operator == JexlOperator.ENDSWITH);
  }

  private static String text(String sign, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new BadValueException("'" + sign + "' needs strings, but has " + Kind.of(value));
  }

  @Override
  public Object size(JexlCache.Reference node, @Nullable Object value) {
    if (value == null) {
      return 0L;
    }
    if (value instanceof String text) {
      return (long) text.length();
    }
    if (value instanceof Collection<?> items) {
      return (long) items.size();
    }
    if (Tree.isObject(value)) {
      return (long) Tree.size(value);
    }
    throw new BadValueException("size needs a string, list or object, but has " + Kind.of(value));
  }

  @Override
  public Object empty(JexlCache.Reference node, @Nullable Object value) {
    boolean sized =
        value == null
            || value instanceof String
            || value instanceof Collection
            || Tree.isObject(value);
    return sized && size(node, value).equals(0L);
  }

  @Override
  public Object tryAssignOverload(
      JexlCache.Reference node,
      JexlOperator operator,
      Consumer<Object> assign,
      @Nullable Object... operands) {
    throw new BadValueException("an expression assigns nothing");
  }

  @Override
  public boolean overloads(JexlOperator operator) {
    return true;
  }

  @Override
  public @Nullable JexlMethod getOperator(JexlOperator operator, @Nullable Object... operands) {
    return null;
  }
}
