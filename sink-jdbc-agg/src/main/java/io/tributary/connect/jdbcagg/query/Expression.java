package io.tributary.connect.jdbcagg.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a statement computes from one record: pure, and printed as SQL by {@code toString}. */
public sealed interface Expression {

  /** The fields that it reads, with repetitions. */
  Stream<Field> fields();

  /** Where a field is looked for. */
  enum Source {
    /** The record's value. */
    VALUE(""),
    /** The record's key; the key itself where the path is empty. */
    KEY("_key"),
    /** A header: the first name of the path. */
    HEADER("_headers"),
    /** An element of the array that the statement unnests; the element itself for an empty path. */
    ELEMENT("");

    private final String prefix;

    Source(String prefix) {
      this.prefix = prefix;
    }

    String prefix() {
      return prefix;
    }
  }

  /** What Kafka knows of a record. */
  enum Coordinate {
    TOPIC,
    PARTITION,
    OFFSET,
    /** The record's timestamp; null where it has none. */
    TIMESTAMP
  }

  /**
   * A field, nested fields by their path.
   *
   * @param path names from the outside in
   */
  record Field(Source source, List<String> path) implements Expression {
    public Field {
      path = List.copyOf(path);
    }

    /** A field of the record's value. */
    public static Field of(String... path) {
      return new Field(Source.VALUE, List.of(path));
    }

    @Override
    public Stream<Field> fields() {
      return Stream.of(this);
    }

    @Override
    public String toString() {
      String path = this.path.stream().map(SqlText::name).collect(Collectors.joining("."));
      if (source == Source.ELEMENT) {
        return path.isEmpty() ? "element" : "element." + path;
      }
      boolean bare = source.prefix().isEmpty() || path.isEmpty();
      return bare ? source.prefix() + path : source.prefix() + "." + path;
    }
  }

  /** {@code _topic}, {@code _partition}, {@code _offset} or {@code _timestamp}. */
  record Position(Coordinate coordinate) implements Expression {
    @Override
    public Stream<Field> fields() {
      return Stream.empty();
    }

    @Override
    public String toString() {
      return "_" + coordinate.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A constant.
   *
   * @param value of a Java type that {@link ValueType.Kind} names; null for NULL
   */
  record Literal(@Nullable Object value) implements Expression {
    @Override
    public Stream<Field> fields() {
      return Stream.empty();
    }

    @Override
    public String toString() {
      return SqlText.literal(value);
    }
  }

  /** A function, or an operator, of its operands. */
  record Call(ScalarFunction function, List<Expression> operands) implements Expression {
    public Call {
      operands = List.copyOf(operands);
    }

    @Override
    public Stream<Field> fields() {
      return operands.stream().flatMap(Expression::fields);
    }

    @Override
    public String toString() {
      return function.sql(operands);
    }
  }

  /**
   * {@code CASE WHEN .. THEN .. ELSE .. END}: the first branch whose condition is TRUE.
   *
   * @param otherwise null for NULL
   */
  record Case(List<Branch> branches, @Nullable Expression otherwise) implements Expression {
    public Case {
      branches = List.copyOf(branches);
    }

    /** {@code WHEN condition THEN result}. */
    public record Branch(Predicate condition, Expression result) {
      @Override
      public String toString() {
        return "WHEN " + condition + " THEN " + result;
      }
    }

    @Override
    public Stream<Field> fields() {
      Stream<Field> inBranches =
          branches.stream()
              .flatMap(
                  branch -> Stream.concat(branch.condition().fields(), branch.result().fields()));
      return otherwise == null ? inBranches : Stream.concat(inBranches, otherwise.fields());
    }

    @Override
    public String toString() {
      String tail = otherwise == null ? " END" : " ELSE " + otherwise + " END";
      return branches.stream()
          .map(Branch::toString)
          .collect(Collectors.joining(" ", "CASE ", tail));
    }
  }

  /** {@code CAST(operand AS type)}. */
  record Cast(Expression operand, ValueType type) implements Expression {
    @Override
    public Stream<Field> fields() {
      return operand.fields();
    }

    @Override
    public String toString() {
      return "CAST(" + operand + " AS " + type + ")";
    }
  }

  /** A condition as a value: TRUE, FALSE, or NULL where it is unknown. */
  record Condition(Predicate predicate) implements Expression {
    @Override
    public Stream<Field> fields() {
      return predicate.fields();
    }

    @Override
    public String toString() {
      return predicate.toString();
    }
  }
}
