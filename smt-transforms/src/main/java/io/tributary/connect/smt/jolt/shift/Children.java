package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one object of the spec. Keys that point at something come first and stop nothing. Of
 * the others, an entry of the input belongs to the literal that equals it, else to the first
 * pattern that matches. Literals are looked up in the input where no pattern could match the same
 * entry, and found from the input's entries otherwise, as then the order of writes is the input's.
 */
final class Children {

  private final ShiftNode[] pointing;
  private final LiteralKey[] literalKeys;
  private final ShiftNode[] literals;
  private final Map<String, ShiftNode> byName = new LinkedHashMap<>();
  private final ShiftNode[] patterns;
  private final boolean inputOrder;

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
    this.literalKeys = literals.keySet().toArray(LiteralKey[]::new);
    this.literals = literals.values().toArray(ShiftNode[]::new);
    literals.forEach((key, node) -> byName.put(key.name(), node));
    this.patterns = patterns.toArray(ShiftNode[]::new);
    this.inputOrder = inputOrder;
  }

  void pointAt(@Nullable String name, int index, @Nullable Object tree, ShiftRun run) {
    for (ShiftNode node : pointing) {
      node.apply(name, index, tree, run);
    }
  }

  void matchFields(Object object, ShiftRun run) {
    if (inputOrder) {
      Tree.forEach(object, (name, value) -> literalOrPattern(name, value, run));
      return;
    }
    for (int i = 0; i < literals.length; i++) {
      String name = literalKeys[i].name();
      Object value = Tree.field(object, name);
      if (value != Tree.ABSENT) {
        literals[i].applyMatched(name, ListIndex.NONE, value, run);
      }
    }
    if (patterns.length > 0) {
      Tree.forEach(object, (name, value) -> pattern(name, ListIndex.NONE, value, run));
    }
  }

  void matchItems(List<?> list, ShiftRun run) {
    if (!inputOrder) {
      for (int i = 0; i < literals.length; i++) {
        Object value = Tree.item(list, literalKeys[i].index());
        if (value != Tree.ABSENT) {
          literals[i].applyMatched(literalKeys[i].name(), literalKeys[i].index(), value, run);
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
    if (literals.length > 0 || patterns.length > 0) {
      literalOrPattern(Tree.text(scalar), null, run);
    }
  }

  private void literalOrPattern(String name, @Nullable Object value, ShiftRun run) {
    ShiftNode literal = byName.get(name);
    if (literal == null) {
      pattern(name, ListIndex.NONE, value, run);
    } else {
      literal.applyMatched(name, ListIndex.NONE, value, run);
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
