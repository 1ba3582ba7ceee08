package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.jolt.step.Step;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Orders the names of each object: those with a tilde first, then as text. */
public final class SortStep implements Step {

  private static final Comparator<String> ORDER =
      Comparator.<String, Boolean>comparing(name -> !name.startsWith("~"))
          .thenComparing(Comparator.naturalOrder());

  @Override
  public @Nullable Object apply(@Nullable Object input, Output output) {
    if (input != null && Tree.isObject(input)) {
      TreeMap<String, @Nullable Object> sorted = new TreeMap<>(ORDER);
      Tree.forEach(input, sorted::put);
      OwnedMap map = output.newMap();
      sorted.forEach((name, value) -> map.put(name, apply(value, output)));
      return map;
    }
    if (input instanceof List<?> items) {
      OwnedList list = output.newList();
      for (Object item : items) {
        list.add(apply(item, output));
      }
      return list;
    }
    output.spend(1);
    return input;
  }

  @Override
  public boolean sharesSubtrees() {
    return false;
  }

  @Override
  public Shape shapeAfter(Shape before, Findings findings) {
    return before;
  }
}
