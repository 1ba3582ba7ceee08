package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.expr.value.Texts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function that expressions may call.
 *
 * @param least how many arguments it needs
 * @param most how many it takes
 * @param takesNulls whether it is called with nulls; otherwise a null argument gives null
 * @param literals which arguments, when spelt out, can be checked before any record
 */
public record Function(
    String name,
    int least,
    int most,
    boolean takesNulls,
    Body body,
    Map<Integer, Literal> literals) {

  static final int ANY_NUMBER = 100;

  /** What a function does. */
  @FunctionalInterface
  interface Body {

    @Nullable Object apply(Arguments arguments);
  }

  Function literal(int index, Literal literal) {
    Map<Integer, Literal> more = new HashMap<>(literals);
    more.put(index, literal);
    return new Function(name, least, most, takesNulls, body, Map.copyOf(more));
  }

  public @Nullable Object call(@Nullable Object[] arguments) {
    if (!takesNulls) {
      for (Object argument : arguments) {
        if (argument == null) {
          return null;
        }
      }
    }
    Object result = body.apply(new Arguments(name, arguments));
    if (result instanceof String text) {
      Texts.refuseLength(text.length());
    }
    return result;
  }

  /** What is wrong with a spelt out argument; null where nothing is. */
  public @Nullable String misfit(int index, String text) {
    Literal literal = literals.get(index);
    return literal == null ? null : literal.misfit(text);
  }

  /** How many arguments it takes, as messages say it. */
  public String arity() {
    if (most == ANY_NUMBER) {
      return least + " or more";
    }
    return least == most ? Integer.toString(least) : least + " to " + most;
  }
}
