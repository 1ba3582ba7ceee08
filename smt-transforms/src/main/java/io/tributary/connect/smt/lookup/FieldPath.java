package io.tributary.connect.smt.lookup;

import io.tributary.connect.smt.bridge.Tree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path to a field of a record: names with dots between them, in backticks if they hold any. */
record FieldPath(List<String> names) {

  FieldPath {
    names = List.copyOf(names);
  }

  /** The path of a text; null where the text is none. */
  static @Nullable FieldPath parse(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        quoted = !quoted;
      } else if (c == '.' && !quoted) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    return quoted || names.contains("") ? null : new FieldPath(names);
  }

  /** The value of the field; null where a part of the path is not there. */
  @Nullable Object in(Object tree) {
    Object at = tree;
    for (int i = 0; i < names.size(); i++) {
      if (!Tree.isObject(at)) {
        return null;
      }
      Object next = Tree.field(at, names.get(i));
      if (next == null || next == Tree.ABSENT) {
        return null;
      }
      at = next;
    }
    return at;
  }

  @Override
  public String toString() {
    return String.join(".", names);
  }
}
