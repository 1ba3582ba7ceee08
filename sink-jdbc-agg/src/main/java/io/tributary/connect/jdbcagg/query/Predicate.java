package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A WHERE clause. Only records for which it is TRUE are aggregated. */
public sealed interface Predicate {

  /** No WHERE clause. */
  Predicate ALWAYS = new All(List.of());

  /**
   * Whether it holds for a record.
   *
   * @throws org.apache.kafka.connect.errors.DataException if values do not compare
   */
  Truth test(Fields fields);

  /** The fields that it reads. */
  Stream<String> fields();

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

    public String sign() {
      return sign;
    }

    boolean holds(int comparison) {
      return switch (this) {
        case EQUAL -> comparison == 0;
        case NOT_EQUAL -> comparison != 0;
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }

    Truth compare(@Nullable Object left, @Nullable Object right) {
      return left == null || right == null
          ? Truth.UNKNOWN
          : Truth.of(holds(ValueOrder.compare(left, right)));
    }
  }

  private static Stream<String> fieldsOf(Operand operand) {
    return operand instanceof Operand.FieldRef ref ? Stream.of(ref.field()) : Stream.empty();
  }

  /** {@code left operator right}. */
  record Comparison(Operand left, Operator operator, Operand right) implements Predicate {
    @Override
    public Truth test(Fields fields) {
      return operator.compare(left.in(fields), right.in(fields));
    }

    @Override
    public Stream<String> fields() {
      return Stream.concat(fieldsOf(left), fieldsOf(right));
    }

    @Override
    public String toString() {
      return left + " " + operator.sign() + " " + right;
    }
  }

  /** {@code operand IN (values)}. */
  record Membership(Operand operand, List<Operand.Literal> values) implements Predicate {
    @Override
    public Truth test(Fields fields) {
      Object value = operand.in(fields);
      Truth found = Truth.FALSE;
      for (Operand.Literal candidate : values) {
        found = found.or(Operator.EQUAL.compare(value, candidate.value()));
      }
      return found;
    }

    @Override
    public Stream<String> fields() {
      return fieldsOf(operand);
    }

    @Override
    public String toString() {
      return values.stream()
          .map(Operand.Literal::toString)
          .collect(Collectors.joining(", ", operand + " IN (", ")"));
    }
  }

  /** {@code field IS NULL}. */
  record IsNull(String field) implements Predicate {
    @Override
    public Truth test(Fields record) {
      return Truth.of(record.value(field) == null);
    }

    @Override
    public Stream<String> fields() {
      return Stream.of(field);
    }

    @Override
    public String toString() {
      return field + " IS NULL";
    }
  }

  /** {@code NOT inner}. */
  record Not(Predicate inner) implements Predicate {
    @Override
    public Truth test(Fields fields) {
      return inner.test(fields).not();
    }

    @Override
    public Stream<String> fields() {
      return inner.fields();
    }

    @Override
    public String toString() {
      return "NOT (" + inner + ")";
    }
  }

  /** All parts joined by AND; true where there are none. */
  record All(List<Predicate> parts) implements Predicate {
    @Override
    public Truth test(Fields fields) {
      Truth truth = Truth.TRUE;
      for (Predicate part : parts) {
        truth = truth.and(part.test(fields));
        if (truth == Truth.FALSE) {
          break;
        }
      }
      return truth;
    }

    @Override
    public Stream<String> fields() {
      return parts.stream().flatMap(Predicate::fields);
    }

    @Override
    public String toString() {
      return parts.stream().map(Object::toString).collect(Collectors.joining(" AND ", "(", ")"));
    }
  }

  /** Any of the parts, joined by OR. */
  record Any(List<Predicate> parts) implements Predicate {
    @Override
    public Truth test(Fields fields) {
      Truth truth = Truth.FALSE;
      for (Predicate part : parts) {
        truth = truth.or(part.test(fields));
        if (truth == Truth.TRUE) {
          break;
        }
      }
      return truth;
    }

    @Override
    public Stream<String> fields() {
      return parts.stream().flatMap(Predicate::fields);
    }

    @Override
    public String toString() {
      return parts.stream().map(Object::toString).collect(Collectors.joining(" OR ", "(", ")"));
    }
  }
}
