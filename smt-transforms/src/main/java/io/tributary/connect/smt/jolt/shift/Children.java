package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one object of the spec. Keys that point at something come first and stop nothing. Of
 * the others, an entry of the input belongs to the literal that equals it, else to the first
 * pattern that matches. Literals are looked up in the input where no pattern could match the same
 * entry, and found from the input's entries otherwise, as then the order of writes is the input's.
 */
final class Children {

  private final ShiftNode[] pointing;
  private final String[] names;
  private final int[] indexes;
  private final ShiftNode[] literals;
  private final Map<String, ShiftNode> byName = new LinkedHashMap<>();
  private final ShiftNode[] patterns;
  private final boolean inputOrder;
  private final @Nullable ShiftNode every;

  /**
   * @param patterns in the order in which they are tried
   * @param inputOrder whether a pattern could match what a literal names
   */
  Children(
      List<ShiftNode> pointing,
      Map<LiteralKey, ShiftNode> literals,
      List<ShiftNode> patterns,
      boolean inputOrder) {
    this.pointing = pointing.toArray(ShiftNode[]::new);
    this.names = literals.keySet().stream().map(LiteralKey::name).toArray(String[]::new);
    this.indexes = literals.keySet().stream().mapToInt(LiteralKey::index).toArray();
    this.literals = literals.values().toArray(ShiftNode[]::new);
    literals.forEach((key, node) -> byName.put(key.name(), node));
    this.patterns = patterns.toArray(ShiftNode[]::new);
    this.inputOrder = inputOrder;
    boolean one = literals.isEmpty() && patterns.size() == 1 && patterns.get(0).matchesAll();
    this.every = one ? patterns.get(0) : null;
  }

  /** Whether there are others than keys that point at something. */
  boolean matchEntries() {
    return literals.length > 0 || patterns.length > 0;
  }

  boolean hasPatterns() {
    return patterns.length > 0;
  }

  List<ShiftNode> patterns() {
    return List.of(patterns);
  }

  List<ShiftNode> pointing() {
    return List.of(pointing);
  }

  Map<String, ShiftNode> literals() {
    return byName;
  }

  void pointAt(@Nullable String name, int index, @Nullable Object tree, ShiftRun run) {
    for (ShiftNode node : pointing) {
      node.apply(name, index, tree, run);
    }
  }

  void matchFields(Object object, ShiftRun run) {
    if (inputOrder) {
      matchEntries(object, run);
      return;
    }
    for (int i = 0; i < literals.length; i++) {
      Object value = Tree.field(object, names[i]);
      if (value != Tree.ABSENT) {
        literals[i].applyMatched(names[i], ListIndex.NONE, value, run);
      }
    }
    if (patterns.length > 0) {
      matchEntries(object, run);
    }
  }

  private void matchEntries(Object object, ShiftRun run) {
    if (object instanceof Struct struct) {
      for (Field field : struct.schema().fields()) {
        matchEntry(field.name(), Tree.value(struct, field), run);
      }
    } else {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) object).entrySet()) {
        matchEntry(Tree.name(entry.getKey()), entry.getValue(), run);
      }
    }
  }

  private void matchEntry(String name, @Nullable Object value, ShiftRun run) {
    ShiftNode literal = inputOrder ? byName.get(name) : null;
    if (literal == null) {
      pattern(name, ListIndex.NONE, value, run);
    } else {
      literal.applyMatched(name, ListIndex.NONE, value, run);
    }
  }

  void matchItems(List<?> list, ShiftRun run) {
    if (every != null) {
      int size = list.size();
      for (int i = 0; i < size; i++) {
        every.applyMatched(null, i, list.get(i), run);
      }
      return;
    }
    if (!inputOrder) {
      for (int i = 0; i < literals.length; i++) {
        Object value = Tree.item(list, indexes[i]);
        if (value != Tree.ABSENT) {
          literals[i].applyMatched(names[i], indexes[i], value, run);
        }
      }
      if (patterns.length == 0) {
        return;
      }
    }
    for (int i = 0; i < list.size(); i++) {
      ShiftNode literal = inputOrder ? byName.get(ListIndex.text(i)) : null;
      if (literal == null) {
        pattern(null, i, list.get(i), run);
      } else {
        literal.applyMatched(null, i, list.get(i), run);
      }
    }
  }

  /** A scalar is a name without a value: {@code {"true": {"#yes": "x"}}}. */
  void matchScalar(Object scalar, ShiftRun run) {
    String name = Tree.text(scalar);
    ShiftNode literal = byName.get(name);
    if (literal == null) {
      pattern(name, ListIndex.NONE, null, run);
    } else {
      literal.applyMatched(name, ListIndex.NONE, null, run);
    }
  }

  private void pattern(@Nullable String name, int index, @Nullable Object value, ShiftRun run) {
    for (ShiftNode node : patterns) {
      if (node.apply(name, index, value, run)) {
        return;
      }
    }
  }
}
