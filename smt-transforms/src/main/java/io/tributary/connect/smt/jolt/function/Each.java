package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.step.OnCastError;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function of one value. Of a list, it is applied to each item; items that it cannot take stay.
 *
 * @param onCastError what becomes of items that it cannot convert
 */
record Each(Single single, OnCastError onCastError) implements Function {

  Each(Single single) {
    this(single, OnCastError.KEEP);
  }

  /** The function itself; it sees null only inside a list. */
  interface Single {

    @Nullable Object of(@Nullable Object value);
  }

  @Override
  public @Nullable Object of(@Nullable Object argument, Output output) {
    if (Tree.isScalar(argument)) {
      return single.of(argument);
    }
    if (argument instanceof List<?> items) {
      return items.isEmpty() ? NOTHING : ofAll(items, output);
    }
    return argument == null ? NOTHING : single.of(argument);
  }

  @Override
  public @Nullable Object ofAll(List<?> arguments, Output output) {
    output.spend(arguments.size());
    OwnedList answers = output.newList();
    for (Object item : arguments) {
      Object answer = single.of(item);
      if (answer instanceof Misfit misfit && misfit.cast() && onCastError == OnCastError.FAIL) {
        return misfit;
      }
      answers.add(answer == NOTHING || answer instanceof Misfit ? instead(item, answer) : answer);
    }
    return answers;
  }

  private @Nullable Object instead(@Nullable Object item, @Nullable Object answer) {
    boolean lost =
        answer instanceof Misfit misfit && misfit.cast() && onCastError == OnCastError.NULL;
    return lost ? null : item;
  }
}
