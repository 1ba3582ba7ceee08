package io.tributary.connect.smt.jolt.function;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function and how it is called.
 *
 * @param usage as its author writes it
 * @param fewest how many arguments it needs, where they are not one list
 * @param most how many it takes
 * @param wanted what each argument has to be; further ones are like the last
 */
public record Signature(
    String usage, Function function, int fewest, int most, List<Wanted> wanted) {

  /** Any number of arguments. */
  static final int ANY = Integer.MAX_VALUE;

  /** Stands for an argument that only a record tells. */
  public static final Object UNKNOWN = new Object();

  public Signature {
    wanted = List.copyOf(wanted);
  }

  static Signature of(String usage, Function function, int fewest, int most, Wanted... wanted) {
    return new Signature(usage, function, fewest, most, List.of(wanted));
  }

  /**
   * Why a call can never work; null where it can.
   *
   * @param arguments literals, or {@link #UNKNOWN}
   */
  public @Nullable String fault(List<?> arguments) {
    int count = arguments.size();
    if (count == 1 && arguments.get(0) == null) {
      return needsNothing() ? null : "called with nothing between its brackets";
    }
    if (count == 1 && arguments.get(0) == UNKNOWN) {
      return null; // it may be a list of all arguments
    }
    return count > most || (count > 0 && count < fewest)
        ? "called with " + count + (count == 1 ? " argument" : " arguments")
        : misplaced(arguments);
  }

  private boolean needsNothing() {
    return usage.endsWith("()") || wanted.get(0) == Wanted.PATTERN_OF_DATES;
  }

  private @Nullable String misplaced(List<?> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      Wanted kind = wanted.get(Math.min(i, wanted.size() - 1));
      Object argument = arguments.get(i);
      if (argument != UNKNOWN && kind != Wanted.ANYTHING && !kind.takes(argument)) {
        return "called with an argument " + (i + 1) + " that is not " + kind.description();
      }
    }
    return null;
  }
}
