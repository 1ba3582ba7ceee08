package io.tributary.connect.smt.expr.value;

import io.tributary.connect.smt.bridge.Moments;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.Date;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality and order of values of one kind. */
public final class Comparison {

  private Comparison() {}

  /** Whether two values are equal; nulls are equal to each other and to nothing else. */
  public static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == b;
    }
    Kind kind = sameKind(a, b, "compare");
    return switch (kind) {
      case NUMBER -> Numbers.compare((Number) a, (Number) b) == 0;
      case TIME -> Moments.epochMs((Date) a) == Moments.epochMs((Date) b);
      case BYTES -> Tree.text(a).equals(Tree.text(b));
      default -> Objects.equals(a, b);
    };
  }

  /** The order of two values: numbers, strings by their characters, dates and times. */
  public static int order(Object a, Object b) {
    return switch (sameKind(a, b, "order")) {
      case NUMBER -> Numbers.compare((Number) a, (Number) b);
      case TEXT -> ((String) a).compareTo((String) b);
      case TIME -> Long.compare(Moments.epochMs((Date) a), Moments.epochMs((Date) b));
      default -> throw new BadValueException("cannot order values that are each " + Kind.of(a));
    };
  }

  private static Kind sameKind(Object a, Object b, String what) {
    Kind kind = Kind.of(a);
    if (kind != Kind.of(b)) {
      throw new BadValueException(
          "cannot %s %s with %s".formatted(what, kind, Kind.of(b))
              + (kind == Kind.TEXT || Kind.of(b) == Kind.TEXT
                  ? "; strings are never numbers or dates, TO_LONG, TO_DOUBLE and TO_TIMESTAMP"
                      + " make them such"
                  : ""));
    }
    return kind;
  }
}
