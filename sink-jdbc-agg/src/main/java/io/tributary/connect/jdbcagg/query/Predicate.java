package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A condition on one record, in SQL's three-valued logic. */
public sealed interface Predicate {

  /** No condition. */
  Predicate ALWAYS = new All(List.of());

  /** The fields that it reads, with repetitions. */
  Stream<Expression.Field> fields();

  /** How two operands are compared. */
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    /**
     * Whether it holds.
     *
     * @param comparison of {@link ValueOrder#compare}
     */
    public boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case NOT_EQUAL -> comparison != 0;
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }

  /** {@code left operator right}. */
  record Comparison(Expression left, Operator operator, Expression right) implements Predicate {
    @Override
    public Stream<Expression.Field> fields() {
      return Stream.concat(left.fields(), right.fields());
    }

    @Override
    public String toString() {
      return left + " " + operator.sign + " " + right;
    }
  }

  /** {@code operand IN (values)}. */
  record Membership(Expression operand, List<Expression.Literal> values) implements Predicate {
    public Membership {
      values = List.copyOf(values);
    }

    @Override
    public Stream<Expression.Field> fields() {
      return operand.fields();
    }

    @Override
    public String toString() {
      return values.stream()
          .map(Expression.Literal::toString)
          .collect(Collectors.joining(", ", operand + " IN (", ")"));
    }
  }

  /**
   * {@code operand LIKE pattern}: {@code %} is any text, {@code _} any character, and a backslash
   * before either is for the character itself.
   */
  record Like(Expression operand, String pattern) implements Predicate {
    @Override
    public Stream<Expression.Field> fields() {
      return operand.fields();
    }

    @Override
    public String toString() {
      return operand + " LIKE " + SqlText.literal(pattern);
    }
  }

  /** {@code operand IS NULL}. */
  record IsNull(Expression operand) implements Predicate {
    @Override
    public Stream<Expression.Field> fields() {
      return operand.fields();
    }

    @Override
    public String toString() {
      return operand + " IS NULL";
    }
  }

  /** A value of type BOOLEAN as a condition. */
  record Holds(Expression operand) implements Predicate {
    @Override
    public Stream<Expression.Field> fields() {
      return operand.fields();
    }

    @Override
    public String toString() {
      return operand.toString();
    }
  }

  /** {@code NOT inner}. */
  record Not(Predicate inner) implements Predicate {
    @Override
    public Stream<Expression.Field> fields() {
      return inner.fields();
    }

    @Override
    public String toString() {
      return "NOT (" + inner + ")";
    }
  }

  /** All parts joined by AND; true where there are none. */
  record All(List<Predicate> parts) implements Predicate {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Stream<Expression.Field> fields() {
      return parts.stream().flatMap(Predicate::fields);
    }

    @Override
    public String toString() {
      return parts.stream().map(Object::toString).collect(Collectors.joining(" AND ", "(", ")"));
    }
  }

  /** Any of the parts, joined by OR. */
  record Any(List<Predicate> parts) implements Predicate {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Stream<Expression.Field> fields() {
      return parts.stream().flatMap(Predicate::fields);
    }

    @Override
    public String toString() {
      return parts.stream().map(Object::toString).collect(Collectors.joining(" OR ", "(", ")"));
    }
  }
}
