package io.tributary.connect.jdbcagg.compute;

import io.tributary.connect.jdbcagg.query.Expression;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.Truth;
import io.tributary.connect.jdbcagg.query.ValueOrder;
import io.tributary.connect.jdbcagg.row.RowReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Turns the expressions of a statement into code that reads the slots of its rows. */
public final class Compiler {

  private final RowReader reader;

  public Compiler(RowReader reader) {
    this.reader = reader;
  }

  public Evaluator compile(Expression expression) {
    if (expression instanceof Expression.Field field) {
      int slot = reader.slot(field);
      return row -> row.value(slot);
    }
    if (expression instanceof Expression.Literal literal) {
      Object value = literal.value();
      return row -> value;
    }
    if (expression instanceof Expression.Position position) {
      return position(position.coordinate());
    }
    if (expression instanceof Expression.Call call) {
      return ScalarFunctions.of(
          call.function(), call.operands().stream().map(this::compile).toList());
    }
    if (expression instanceof Expression.Case choice) {
      return choice(choice);
    }
    if (expression instanceof Expression.Cast cast) {
      Evaluator operand = compile(cast.operand());
      return row -> Casts.to(cast.type(), operand.of(row));
    }
    Condition condition = compile(((Expression.Condition) expression).predicate());
    return row ->
        switch (condition.of(row)) {
          case TRUE -> true;
          case FALSE -> false;
          case UNKNOWN -> null;
        };
  }

  public Condition compile(Predicate predicate) {
    if (predicate instanceof Predicate.Comparison comparison) {
      Evaluator left = compile(comparison.left());
      Evaluator right = compile(comparison.right());
      return row -> compare(left.of(row), comparison.operator(), right.of(row));
    }
    if (predicate instanceof Predicate.Membership membership) {
      return membership(membership);
    }
    if (predicate instanceof Predicate.Like like) {
      LikePattern pattern = new LikePattern(like.pattern());
      Evaluator operand = compile(like.operand());
      return row -> pattern.matches(operand.of(row));
    }
    if (predicate instanceof Predicate.IsNull test) {
      Evaluator operand = compile(test.operand());
      return row -> Truth.of(operand.of(row) == null);
    }
    if (predicate instanceof Predicate.Holds holds) {
      Evaluator operand = compile(holds.operand());
      return row -> truth(operand.of(row));
    }
    if (predicate instanceof Predicate.Not not) {
      Condition inner = compile(not.inner());
      return row -> inner.of(row).not();
    }
    return predicate instanceof Predicate.All all
        ? all(all.parts().stream().map(this::compile).toList())
        : any(((Predicate.Any) predicate).parts().stream().map(this::compile).toList());
  }

  private static Evaluator position(Expression.Coordinate coordinate) {
    return switch (coordinate) {
      case TOPIC -> row -> row.record().originalTopic();
      case PARTITION -> row -> (long) row.record().originalKafkaPartition();
      case OFFSET -> row -> row.record().originalKafkaOffset();
      case TIMESTAMP ->
          row -> {
            Long ms = row.record().timestamp();
            return ms == null || ms < 0 ? null : Instant.ofEpochMilli(ms);
          };
    };
  }

  private Evaluator choice(Expression.Case choice) {
    List<Condition> conditions = new ArrayList<>();
    List<Evaluator> results = new ArrayList<>();
    for (Expression.Case.Branch branch : choice.branches()) {
      conditions.add(compile(branch.condition()));
      results.add(compile(branch.result()));
    }
    Evaluator otherwise = choice.otherwise() == null ? row -> null : compile(choice.otherwise());
    return row -> {
      for (int i = 0; i < conditions.size(); i++) {
        if (conditions.get(i).of(row) == Truth.TRUE) {
          return results.get(i).of(row);
        }
      }
      return otherwise.of(row);
    };
  }

  private Condition membership(Predicate.Membership membership) {
    Evaluator operand = compile(membership.operand());
    List<Expression.Literal> values = membership.values();
    return row -> {
      Object value = operand.of(row);
      Truth found = Truth.FALSE;
      for (Expression.Literal candidate : values) {
        found = found.or(compare(value, Predicate.Operator.EQUAL, candidate.value()));
      }
      return found;
    };
  }

  private static Condition all(List<Condition> parts) {
    return row -> {
      Truth truth = Truth.TRUE;
      for (int i = 0; i < parts.size() && truth != Truth.FALSE; i++) {
        truth = truth.and(parts.get(i).of(row));
      }
      return truth;
    };
  }

  private static Condition any(List<Condition> parts) {
    return row -> {
      Truth truth = Truth.FALSE;
      for (int i = 0; i < parts.size() && truth != Truth.TRUE; i++) {
        truth = truth.or(parts.get(i).of(row));
      }
      return truth;
    };
  }

  private static Truth compare(
      @Nullable Object left, Predicate.Operator operator, @Nullable Object right) {
    return left == null || right == null
        ? Truth.UNKNOWN
        : Truth.of(operator.holds(ValueOrder.compare(left, right)));
  }

  private static Truth truth(@Nullable Object value) {
    if (value == null) {
      return Truth.UNKNOWN;
    }
    if (value instanceof Boolean flag) {
      return Truth.of(flag);
    }
    throw new DataException(
        "a value of type " + value.getClass().getSimpleName() + " is no condition");
  }
}
