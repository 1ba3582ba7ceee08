package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.Expression.Literal;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.Predicate.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;

/** Reads conditions: of WHERE, of FILTER, of CASE. */
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

  private static final String NULLS = "Write <expression> IS NULL or IS NOT NULL.";

  private final Refusals refusals;
  private final ExpressionReader expressions;

  PredicateReader(Refusals refusals, ExpressionReader expressions) {
    this.refusals = refusals;
    this.expressions = expressions;
  }

  /** Whether an expression is a condition by its form. */
  static boolean isCondition(Expression written) {
    return written instanceof AndExpression
        || written instanceof OrExpression
        || written instanceof NotExpression
        || written instanceof IsNullExpression
        || written instanceof IsBooleanExpression
        || written instanceof InExpression
        || written instanceof Between
        || written instanceof LikeExpression
        || (written instanceof BinaryExpression binary
            && OPERATORS.containsKey(binary.getStringExpression()));
  }

  Predicate read(Expression written) throws PlanRefusedException {
    if (written instanceof AndExpression and) {
      return new Predicate.All(sides(and));
    }
    if (written instanceof OrExpression or) {
      return new Predicate.Any(sides(or));
    }
    if (written instanceof NotExpression not) {
      return new Predicate.Not(read(not.getExpression()));
    }
    if (written instanceof ParenthesedExpressionList<?> inner && inner.size() == 1) {
      return read((Expression) inner.get(0));
    }
    return leaf(written);
  }

  private Predicate leaf(Expression written) throws PlanRefusedException {
    if (written instanceof IsNullExpression test) {
      Predicate isNull = new Predicate.IsNull(expressions.read(test.getLeftExpression()));
      return negateIf(test.isNot() || test.isUseNotNull(), isNull);
    }
    if (written instanceof IsBooleanExpression test) {
      return truth(test);
    }
    if (written instanceof InExpression in) {
      return membership(in);
    }
    if (written instanceof Between between) {
      return between(between);
    }
    if (written instanceof LikeExpression like) {
      return like(like);
    }
    if (written instanceof BinaryExpression binary
        && OPERATORS.containsKey(binary.getStringExpression())) {
      return new Predicate.Comparison(
          operand(binary.getLeftExpression()),
          OPERATORS.get(binary.getStringExpression()),
          operand(binary.getRightExpression()));
    }
    return new Predicate.Holds(expressions.read(written));
  }

  /** IS TRUE and IS FALSE are never unknown. */
  private Predicate truth(IsBooleanExpression test) throws PlanRefusedException {
    var operand = expressions.read(test.getLeftExpression());
    Predicate holds = new Predicate.Holds(operand);
    Predicate known = new Predicate.Not(new Predicate.IsNull(operand));
    return negateIf(
        test.isNot(), new Predicate.All(List.of(known, negateIf(!test.isTrue(), holds))));
  }

  private Predicate membership(InExpression in) throws PlanRefusedException {
    if (!(in.getRightExpression() instanceof ExpressionList<?> list)) {
      throw refusals.unsupported(in, "'" + in + "'");
    }
    List<Literal> values = new ArrayList<>();
    for (Object item : list) {
      if (!(operand((Expression) item) instanceof Literal literal)) {
        throw refusals.at(item, "'" + in + "' lists more than constants", "List constants in IN.");
      }
      values.add(literal);
    }
    return negateIf(in.isNot(), new Predicate.Membership(operand(in.getLeftExpression()), values));
  }

  private Predicate between(Between between) throws PlanRefusedException {
    if (between.isUsingSymmetric() || between.isUsingAsymmetric()) {
      throw refusals.unsupported(between, "BETWEEN [A]SYMMETRIC");
    }
    var value = operand(between.getLeftExpression());
    var low = operand(between.getBetweenExpressionStart());
    var high = operand(between.getBetweenExpressionEnd());
    return negateIf(
        between.isNot(),
        new Predicate.All(
            List.of(
                new Predicate.Comparison(value, Operator.GREATER_OR_EQUAL, low),
                new Predicate.Comparison(value, Operator.LESS_OR_EQUAL, high))));
  }

  private Predicate like(LikeExpression like) throws PlanRefusedException {
    boolean plain =
        like.getLikeKeyWord() == LikeExpression.KeyWord.LIKE
            && !like.isUseBinary()
            && like.getEscape() == null;
    if (!plain || !(like.getRightExpression() instanceof StringValue pattern)) {
      throw refusals.at(
          like,
          "'" + like + "' is not supported",
          "Write LIKE '<pattern>' with % for any text and _ for any character.");
    }
    return negateIf(
        like.isNot(),
        new Predicate.Like(
            expressions.read(like.getLeftExpression()), pattern.getNotExcapedValue()));
  }

  private List<Predicate> sides(BinaryExpression joined) throws PlanRefusedException {
    return List.of(read(joined.getLeftExpression()), read(joined.getRightExpression()));
  }

  private static Predicate negateIf(boolean negated, Predicate predicate) {
    return negated ? new Predicate.Not(predicate) : predicate;
  }

  private io.tributary.connect.jdbcagg.query.Expression operand(Expression written)
      throws PlanRefusedException {
    var operand = expressions.read(written);
    if (operand instanceof Literal literal && literal.value() == null) {
      throw refusals.at(written, "a comparison with NULL is never true", NULLS);
    }
    return operand;
  }
}
