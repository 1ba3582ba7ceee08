package io.tributary.connect.smt.edit;

import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.edit.FieldEdits.Edit;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies edits to maps: copies what is on the way to an edit, and shares the rest. */
final class MapEdit {

  private MapEdit() {}

  static Map<String, @Nullable Object> apply(
      @Nullable Object object, FieldEdits edits, @Nullable Object[] values) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    if (object != null) {
      Tree.forEach(object, copy::put);
    }
    for (Map.Entry<String, Edit> entry : edits.byName().entrySet()) {
      String name = entry.getKey();
      Edit edit = entry.getValue();
      if (edit.drop()) {
        copy.remove(name);
      } else if (edit.isSet()) {
        copy.put(name, StructMaps.toPlain(values[edit.value()]));
      } else {
        below(copy, name, edit.below(), values);
      }
    }
    return copy;
  }

  private static void below(
      Map<String, @Nullable Object> copy,
      String name,
      FieldEdits edits,
      @Nullable Object[] values) {
    Object inner = copy.get(name);
    if (inner != null && !Tree.isObject(inner)) {
      throw new BadValueException("it has no fields to edit").under(name);
    }
    if (inner != null || edits.setsAny()) {
      copy.put(name, apply(inner, edits, values));
    }
  }
}
