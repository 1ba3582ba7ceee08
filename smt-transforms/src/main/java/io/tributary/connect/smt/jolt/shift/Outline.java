package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.KnownKeys;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shift of what is known of the input before any record: which names it writes, and which of its
 * keys can meet nothing. What is not known counts as possible.
 */
final class Outline implements KnownKeys {

  /** Names can multiply from step to step; beyond this many writes, any name counts as possible. */
  private static final int MOST_WRITES = 20_000;

  private final Map<ShiftNode, Source> sources;
  private final List<Level> levels = new ArrayList<>();
  private final Map<ShiftNode, Shape> unmet = new HashMap<>();
  private final Map<ShiftNode, Boolean> met = new HashMap<>();
  private final Shape written = Shape.none();
  private int writes;

  /**
   * A matched key.
   *
   * @param key null where only a record tells
   * @param repeats whether the key can match several entries
   * @param tree what it stands for
   * @param origin the level whose key this one goes by
   */
  private record Level(
      @Nullable String key,
      @Nullable KeyPattern pattern,
      boolean repeats,
      Shape tree,
      int origin) {}

  private Outline(Map<ShiftNode, Source> sources) {
    this.sources = sources;
  }

  /** What the shift writes. */
  static Shape of(
      Branch root, String name, Shape input, Map<ShiftNode, Source> sources, Findings findings) {
    Outline outline = new Outline(sources);
    outline.push(name, null, false, input);
    outline.enter(root, name, input);
    outline.report(findings);
    if (outline.writes > MOST_WRITES) {
      return Shape.any();
    }
    return outline.written;
  }

  private void report(Findings findings) {
    for (Map.Entry<ShiftNode, Source> entry : sources.entrySet()) {
      ShiftNode node = entry.getKey();
      Shape there = unmet.get(node);
      if (there != null && !met.containsKey(node) && writes <= MOST_WRITES) {
        String name =
            node.key() instanceof LeftKey.Named named
                ? named.pattern().canonical()
                : node.key().canonical();
        Source source = entry.getValue();
        findings.suspect(Findings.unmet(source.at(), source.path(), name, there.names()));
      }
    }
  }

  private void push(
      @Nullable String key, @Nullable KeyPattern pattern, boolean repeats, Shape tree) {
    levels.add(new Level(key, pattern, repeats, tree, levels.size()));
  }

  private void enter(ShiftNode node, @Nullable String name, Shape tree) {
    met.put(node, true);
    pushLevel(node.key(), name, tree);
    if (node instanceof Leaf leaf) {
      leaf.paths().forEach(path -> write(path, leaf));
    } else {
      below(((Branch) node).children(), name, levels.get(levels.size() - 1).tree());
    }
    levels.remove(levels.size() - 1);
  }

  private void pushLevel(LeftKey key, @Nullable String name, Shape tree) {
    if (key instanceof LeftKey.Named named) {
      push(name, named.pattern(), named.pattern().precedence() > 0, tree);
    } else if (key instanceof LeftKey.Itself || key instanceof LeftKey.Elsewhere) {
      Level top = levels.get(levels.size() - 1);
      Shape target = key instanceof LeftKey.Itself ? tree : Shape.any();
      levels.add(new Level(top.key(), top.pattern(), false, target, top.origin()));
    } else if (key instanceof LeftKey.KeyAsValue value) {
      push(key(value.reference().level(), value.reference().group()), null, false, tree);
    } else {
      push(key instanceof LeftKey.Constant constant ? constant.text() : name, null, false, tree);
    }
  }

  private void below(Children children, @Nullable String name, Shape tree) {
    if (writes > MOST_WRITES) {
      return;
    }
    children.pointing().forEach(node -> enter(node, name, tree));
    children.literals().forEach((key, node) -> literal(key, node, tree));
    if (tree.isOpen()) {
      children.patterns().forEach(pattern -> enter(pattern, null, Shape.any()));
      return;
    }
    for (String field : List.copyOf(tree.names())) {
      if (!children.literals().containsKey(field)) {
        patterns(children.patterns(), field, tree.field(field));
      }
    }
    for (ShiftNode pattern : children.patterns()) {
      Shape item = tree.itemOrNull();
      if (item != null) {
        enter(pattern, null, item);
      }
      unmet.put(pattern, tree);
    }
  }

  private void literal(String key, ShiftNode node, Shape tree) {
    Shape field = tree.isOpen() ? Shape.any() : tree.fieldOrNull(key);
    if (field == null && ListIndex.parse(key) != ListIndex.NONE) {
      field = tree.itemOrNull();
    }
    if (field == null) {
      unmet.put(node, tree);
    } else {
      enter(node, key, field);
    }
  }

  private void patterns(List<ShiftNode> patterns, String name, Shape field) {
    for (ShiftNode node : patterns) {
      if (!(node.key() instanceof LeftKey.Named named)) {
        enter(node, name, field); // a reference that may be this name
      } else if (named.pattern().matches(name)) {
        enter(node, name, field);
        return;
      }
    }
  }

  private void write(WritePath path, Leaf leaf) {
    writes++;
    Shape target = path.addTo(written, this);
    Source source = sources.get(leaf);
    if (target != null && source != null) {
      target.addWriter(source.at(), source.path(), repeats(path));
    }
  }

  /** Whether several matches of one key write to the path. */
  private boolean repeats(WritePath path) {
    if (path.tellsEachApart()) {
      return false;
    }
    for (int i = 0; i < levels.size(); i++) {
      if (levels.get(i).repeats() && !refersTo(path, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean refersTo(WritePath path, int origin) {
    return path.levels().stream()
        .anyMatch(level -> levels.get(levels.size() - 1 - level).origin() == origin);
  }

  @Override
  public @Nullable String key(int level, int group) {
    Level at = levels.get(levels.size() - 1 - level);
    if (group == 0 || at.key() == null || at.pattern() == null) {
      return at.key();
    }
    return at.pattern().captured(at.key(), group);
  }
}
