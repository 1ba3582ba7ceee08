package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.compute.Constants;
import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.ScalarFunction;
import io.tributary.connect.jdbcagg.query.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DateUnitExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/** Reads expressions of single values. */
final class ExpressionReader {

  private static final Map<String, ScalarFunction> OPERATORS =
      Map.of(
          "+", ScalarFunction.ADD,
          "-", ScalarFunction.SUBTRACT,
          "*", ScalarFunction.MULTIPLY,
          "/", ScalarFunction.DIVIDE,
          "%", ScalarFunction.MOD,
          "DIV", ScalarFunction.DIV,
          "||", ScalarFunction.CONCAT);

  private final Refusals refusals;
  private final Scope scope;
  private final PredicateReader predicates;
  private final FunctionReader functions;

  ExpressionReader(Refusals refusals, Scope scope) {
    this.refusals = refusals;
    this.scope = scope;
    this.predicates = new PredicateReader(refusals, this);
    this.functions = new FunctionReader(refusals, this);
  }

  /** The reader of conditions within the same scope. */
  PredicateReader predicates() {
    return predicates;
  }

  Expression read(net.sf.jsqlparser.expression.Expression written) throws PlanRefusedException {
    if (written instanceof Column column) {
      return scope.read(column);
    }
    if (written instanceof ParenthesedExpressionList<?> inner && inner.size() == 1) {
      return read((net.sf.jsqlparser.expression.Expression) inner.get(0));
    }
    Expression literal = literal(written);
    if (literal != null) {
      return literal;
    }
    if (PredicateReader.isCondition(written)) {
      return new Expression.Condition(predicates.read(written));
    }
    if (written instanceof BinaryExpression binary
        && OPERATORS.containsKey(binary.getStringExpression())) {
      return new Expression.Call(
          OPERATORS.get(binary.getStringExpression()),
          List.of(read(binary.getLeftExpression()), read(binary.getRightExpression())));
    }
    return compound(written);
  }

  private Expression compound(net.sf.jsqlparser.expression.Expression written)
      throws PlanRefusedException {
    if (written instanceof Function call) {
      return functions.read(call);
    }
    if (written instanceof TrimFunction trim) {
      return functions.trim(trim);
    }
    if (written instanceof ExtractExpression extract) {
      return functions.extract(extract);
    }
    if (written instanceof CaseExpression choice) {
      return choice(choice);
    }
    if (written instanceof CastExpression cast) {
      return new Expression.Cast(
          read(cast.getLeftExpression()), new CastTypes(refusals).read(cast));
    }
    if (written instanceof SignedExpression signed) {
      Expression operand = read(signed.getExpression());
      return signed.getSign() == '-'
          ? new Expression.Call(ScalarFunction.NEGATE, List.of(operand))
          : operand;
    }
    if (written instanceof DateUnitExpression) {
      throw refusals.at(
          written,
          written + " is a unit of time to SQL",
          "Put the field's name between backticks.");
    }
    throw refusals.unsupported(written, "'" + written + "'");
  }

  private Expression.@Nullable Literal literal(net.sf.jsqlparser.expression.Expression written)
      throws PlanRefusedException {
    if (written instanceof BooleanValue flag) {
      return new Expression.Literal(flag.getValue());
    }
    if (written instanceof StringValue text && text.getPrefix() == null) {
      return new Expression.Literal(text.getNotExcapedValue());
    }
    if (written instanceof NullValue) {
      return new Expression.Literal(null);
    }
    if (written instanceof DateTimeLiteralExpression time) {
      return time(time);
    }
    boolean negative =
        written instanceof SignedExpression signed
            && (signed.getExpression() instanceof LongValue
                || signed.getExpression() instanceof DoubleValue);
    if (written instanceof LongValue || written instanceof DoubleValue || negative) {
      Object number = Constants.number(written.toString()).orElse(null);
      if (number == null) {
        throw refusals.at(
            written,
            "the number " + written + " is too long",
            "Write up to 60 digits, or an exponent of up to two.");
      }
      return new Expression.Literal(number);
    }
    return null;
  }

  private Expression.Literal time(DateTimeLiteralExpression written) throws PlanRefusedException {
    boolean date = written.getType() == DateTimeLiteralExpression.DateTime.DATE;
    boolean timestamp = written.getType() == DateTimeLiteralExpression.DateTime.TIMESTAMP;
    String text = written.getValue().substring(1, Math.max(1, written.getValue().length() - 1));
    Object value =
        date || timestamp
            ? Constants.time(date ? ValueType.DATE : ValueType.TIMESTAMP, text).orElse(null)
            : null;
    if (value == null) {
      throw refusals.at(
          written,
          written + " is no timestamp or date",
          "Write TIMESTAMP '2026-01-31 12:00:00' (UTC) or DATE '2026-01-31'.");
    }
    return new Expression.Literal(value);
  }

  private Expression choice(CaseExpression choice) throws PlanRefusedException {
    List<Expression.Case.Branch> branches = new ArrayList<>();
    for (WhenClause clause : choice.getWhenClauses()) {
      Predicate condition =
          choice.getSwitchExpression() == null
              ? predicates.read(clause.getWhenExpression())
              : new Predicate.Comparison(
                  read(choice.getSwitchExpression()),
                  Predicate.Operator.EQUAL,
                  read(clause.getWhenExpression()));
      branches.add(new Expression.Case.Branch(condition, read(clause.getThenExpression())));
    }
    return new Expression.Case(
        branches, choice.getElseExpression() == null ? null : read(choice.getElseExpression()));
  }
}
