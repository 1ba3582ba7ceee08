package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.Predicate.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/** Reads a WHERE clause. */
final class PredicateReader {

  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "=", Operator.EQUAL,
          "<>", Operator.NOT_EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL);

  /** Longer numbers are no comparison that a record's value can meet exactly. */
  private static final int LONGEST_NUMBER = 60;

  private final Refusals refusals;
  private final Names names;

  PredicateReader(Refusals refusals, Names names) {
    this.refusals = refusals;
    this.names = names;
  }

  Predicate read(Expression where) throws PlanRefusedException {
    if (where instanceof AndExpression and) {
      return new Predicate.All(sides(and));
    }
    if (where instanceof OrExpression or) {
      return new Predicate.Any(sides(or));
    }
    if (where instanceof NotExpression not) {
      return new Predicate.Not(read(not.getExpression()));
    }
    if (where instanceof ParenthesedExpressionList<?> inner && inner.size() == 1) {
      return read((Expression) inner.get(0));
    }
    return leaf(where);
  }

  private Predicate leaf(Expression where) throws PlanRefusedException {
    if (where instanceof Column flag) {
      return new Predicate.Holds(field(flag));
    }
    if (where instanceof IsNullExpression test && test.getLeftExpression() instanceof Column it) {
      return negateIf(test.isNot() || test.isUseNotNull(), new Predicate.IsNull(field(it)));
    }
    if (where instanceof InExpression in) {
      return membership(in);
    }
    if (where instanceof Between between) {
      return between(between);
    }
    if (where instanceof BinaryExpression binary
        && OPERATORS.containsKey(binary.getStringExpression())) {
      return new Predicate.Comparison(
          operand(binary.getLeftExpression()),
          OPERATORS.get(binary.getStringExpression()),
          operand(binary.getRightExpression()));
    }
    throw refusals.unsupported("'" + where + "' in WHERE");
  }

  private Predicate membership(InExpression in) throws PlanRefusedException {
    if (!(in.getRightExpression() instanceof ExpressionList<?> list)) {
      throw refusals.unsupported("'" + in + "' in WHERE");
    }
    List<io.tributary.connect.jdbcagg.query.Expression.Literal> values = new ArrayList<>();
    for (Object item : list) {
      if (!(operand((Expression) item)
          instanceof io.tributary.connect.jdbcagg.query.Expression.Literal literal)) {
        throw refusals.of("'" + in + "' lists a field", "List constants in IN.");
      }
      values.add(literal);
    }
    return negateIf(in.isNot(), new Predicate.Membership(operand(in.getLeftExpression()), values));
  }

  private Predicate between(Between between) throws PlanRefusedException {
    if (between.isUsingSymmetric() || between.isUsingAsymmetric()) {
      throw refusals.unsupported("BETWEEN [A]SYMMETRIC");
    }
    io.tributary.connect.jdbcagg.query.Expression value = operand(between.getLeftExpression());
    io.tributary.connect.jdbcagg.query.Expression low =
        operand(between.getBetweenExpressionStart());
    io.tributary.connect.jdbcagg.query.Expression high = operand(between.getBetweenExpressionEnd());
    return negateIf(
        between.isNot(),
        new Predicate.All(
            List.of(
                new Predicate.Comparison(value, Operator.GREATER_OR_EQUAL, low),
                new Predicate.Comparison(value, Operator.LESS_OR_EQUAL, high))));
  }

  private List<Predicate> sides(BinaryExpression joined) throws PlanRefusedException {
    return List.of(read(joined.getLeftExpression()), read(joined.getRightExpression()));
  }

  private static Predicate negateIf(boolean negated, Predicate predicate) {
    return negated ? new Predicate.Not(predicate) : predicate;
  }

  private io.tributary.connect.jdbcagg.query.Expression operand(Expression expression)
      throws PlanRefusedException {
    if (expression instanceof Column column) {
      return field(column);
    }
    if (expression instanceof ParenthesedExpressionList<?> inner && inner.size() == 1) {
      return operand((Expression) inner.get(0));
    }
    if (expression instanceof BooleanValue flag) {
      return new io.tributary.connect.jdbcagg.query.Expression.Literal(flag.getValue());
    }
    if (expression instanceof StringValue text && text.getPrefix() == null) {
      return new io.tributary.connect.jdbcagg.query.Expression.Literal(text.getNotExcapedValue());
    }
    if (expression instanceof NullValue) {
      throw refusals.of(
          "a comparison with NULL is never true", "Write <field> IS NULL or IS NOT NULL.");
    }
    return new io.tributary.connect.jdbcagg.query.Expression.Literal(number(expression));
  }

  private io.tributary.connect.jdbcagg.query.Expression.Field field(Column column)
      throws PlanRefusedException {
    return new io.tributary.connect.jdbcagg.query.Expression.Field(
        io.tributary.connect.jdbcagg.query.Expression.Source.VALUE, names.path(column));
  }

  private Object number(Expression expression) throws PlanRefusedException {
    String digits = expression.toString().replace("+", "").strip();
    boolean number =
        expression instanceof LongValue
            || expression instanceof DoubleValue
            || expression instanceof SignedExpression;
    if (!number
        || digits.length() > LONGEST_NUMBER
        || !digits.matches("-?\\d*\\.?\\d+([eE]-?\\d{1,2})?")) {
      throw refusals.unsupported("'" + expression + "' in WHERE");
    }
    BigDecimal exact = new BigDecimal(digits);
    boolean isLong =
        exact.stripTrailingZeros().scale() <= 0
            && exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return isLong ? (Object) exact.longValueExact() : exact;
  }
}
