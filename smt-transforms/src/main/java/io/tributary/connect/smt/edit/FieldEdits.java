package io.tributary.connect.smt.edit;

import io.tributary.connect.smt.path.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of the fields of an object: dropped, set, or edited below. */
final class FieldEdits {

  /**
   * What becomes of one field.
   *
   * @param value the index of the value it is set to, or -1
   * @param below edits of its own fields; empty where it is set or dropped
   */
  record Edit(boolean drop, int value, FieldEdits below) {

    boolean isSet() {
      return value >= 0;
    }
  }

  private final Map<String, Edit> byName = new LinkedHashMap<>();

  /** Edits by paths, of which none holds another. */
  static FieldEdits of(List<FieldPath> drops, Map<FieldPath, Integer> sets) {
    FieldEdits edits = new FieldEdits();
    drops.forEach(path -> edits.add(path.names(), new Edit(true, -1, new FieldEdits())));
    sets.forEach(
        (path, value) -> edits.add(path.names(), new Edit(false, value, new FieldEdits())));
    return edits;
  }

  private void add(List<String> path, Edit edit) {
    if (path.size() == 1) {
      byName.put(path.get(0), edit);
      return;
    }
    byName
        .computeIfAbsent(path.get(0), name -> new Edit(false, -1, new FieldEdits()))
        .below()
        .add(path.subList(1, path.size()), edit);
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  Map<String, Edit> byName() {
    return byName;
  }

  /** Whether any field is set here or below, which makes an object where there is none. */
  boolean setsAny() {
    return byName.values().stream().anyMatch(edit -> edit.isSet() || edit.below().setsAny());
  }
}
