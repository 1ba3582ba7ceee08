package io.tributary.connect.smt.mask;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Masks values without a schema. */
final class PlainMask {

  private PlainMask() {}

  static @Nullable Object apply(@Nullable Object value, PathMatch match, Masking masking) {
    if (value == null || match.isOver()) {
      return value;
    }
    if (match.isReached() && masking.takesWhole()) {
      return masking.mask(value);
    }
    if (Tree.isObject(value)) {
      Map<String, @Nullable Object> masked = new LinkedHashMap<>();
      Tree.forEach(
          value, (name, item) -> masked.put(name, under(name, item, match.enter(name), masking)));
      return masked;
    }
    if (value instanceof List<?> items) {
      List<@Nullable Object> masked = new ArrayList<>(items.size());
      for (Object item : items) {
        masked.add(apply(item, match, masking));
      }
      return masked;
    }
    return match.isReached() ? masking.mask(value) : value;
  }

  private static @Nullable Object under(
      String name, @Nullable Object item, PathMatch match, Masking masking) {
    try {
      return apply(item, match, masking);
    } catch (BadValueException e) {
      throw e.under(name);
    }
  }
}
