package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.expression.Mode;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A key with an object of keys on its right. Literal keys come first, each once, whether there is
 * an entry or not; then each entry goes to the first pattern that matches it.
 */
final class ModifyBranch implements ModifyNode {

  private final ModifyKey key;
  private final Container container;
  private final ModifyNode[] literals;
  private final ModifyNode[] patterns;
  private final Map<Integer, ModifyNode> byIndex = new LinkedHashMap<>();
  private final int highest;

  /** What the keys below say that the value must be. */
  enum Container {
    OBJECT,
    LIST,
    /** Only {@code *}: it takes what is there. */
    EITHER
  }

  /**
   * @param literals names or indexes, in the order of the spec
   * @param patterns in the order in which they are tried
   */
  ModifyBranch(
      ModifyKey key, Container container, List<ModifyNode> literals, List<ModifyNode> patterns) {
    this.key = key;
    this.container = container;
    this.literals = literals.toArray(ModifyNode[]::new);
    this.patterns = patterns.toArray(ModifyNode[]::new);
    int most = ListIndex.NONE;
    for (ModifyNode literal : literals) {
      byIndex.put(literal.key().index(), literal);
      most = literal.key().onlyIfThere() ? most : Math.max(most, literal.key().index());
    }
    this.highest = most;
  }

  @Override
  public ModifyKey key() {
    return key;
  }

  List<ModifyNode> literals() {
    return List.of(literals);
  }

  boolean hasPatterns() {
    return patterns.length > 0;
  }

  @Override
  public void apply(@Nullable String name, int index, @Nullable Object value, ModifyRun run) {
    Object tree = value == Tree.ABSENT ? null : value;
    if (tree == null) {
      tree = create(name, index, value, run);
    }
    if (tree == null || !fits(tree)) {
      return;
    }
    run.enter(tree, name, index, key.pattern());
    if (tree instanceof List) {
      run.lengthen(highest);
      items(run);
    } else {
      fields(run);
    }
    run.walk.pop();
  }

  private boolean fits(Object tree) {
    if (tree instanceof List) {
      return container != Container.OBJECT;
    }
    return container != Container.LIST && Tree.isObject(tree);
  }

  /** A container for what the keys below write, where one may be put; null where not. */
  private @Nullable Object create(
      @Nullable String name, int index, @Nullable Object existing, ModifyRun run) {
    boolean inRoot = run.walk.depth() == 1;
    if (container == Container.EITHER || inRoot) {
      return null;
    }
    if (!key.mode().writes(existing, name == null && run.isAdded(index))) {
      return null;
    }
    Object created = container == Container.LIST ? run.output.newList() : run.output.newMap();
    run.write(name, index, created);
    return created;
  }

  private void fields(ModifyRun run) {
    for (ModifyNode literal : literals) {
      String name = literal.key().name();
      to(literal, name, ListIndex.NONE, field(run, name), run);
    }
    if (patterns.length == 0) {
      return;
    }
    List<String> names = new ArrayList<>();
    Tree.forEach(tree(run), (name, value) -> names.add(name));
    for (String name : names) {
      for (ModifyNode pattern : patterns) {
        if (pattern.key().pattern().matches(name)) {
          to(pattern, name, ListIndex.NONE, field(run, name), run);
          break;
        }
      }
    }
  }

  private static @Nullable Object field(ModifyRun run, String name) {
    return Tree.field(tree(run), name);
  }

  private static Object tree(ModifyRun run) {
    Object tree = run.walk.tree(0);
    if (tree == null) {
      throw new IllegalStateException("the walk stands on nothing");
    }
    return tree;
  }

  private void items(ModifyRun run) {
    if (patterns.length == 0 || key.mode() != Mode.DEFINE || literals.length == 0) {
      for (ModifyNode literal : literals) {
        item(literal, literal.key().index(), run);
      }
    }
    if (patterns.length == 0) {
      return;
    }
    boolean oneKeyEach = key.mode() == Mode.DEFINE && literals.length > 0;
    int size = ((List<?>) tree(run)).size();
    for (int i = 0; i < size; i++) {
      ModifyNode literal = oneKeyEach ? byIndex.get(i) : null;
      item(literal == null ? patterns[0] : literal, i, run);
    }
  }

  private void item(ModifyNode node, int index, ModifyRun run) {
    Object value = Tree.item((List<?>) tree(run), index);
    to(node, null, index, value == null && run.isAdded(index) ? Tree.ABSENT : value, run);
  }

  private static void to(
      ModifyNode node, @Nullable String name, int index, @Nullable Object value, ModifyRun run) {
    if (value == Tree.ABSENT && node.key().onlyIfThere()) {
      return;
    }
    try {
      node.apply(name, index, value, run);
    } catch (BadValueException e) {
      throw e.under(name == null ? (Object) index : name);
    }
  }

  @Override
  public void addTo(Shape entry, Findings findings) {
    if (entry.isOpen()) {
      return; // any name can be there, and anything below it
    }
    for (ModifyNode literal : literals) {
      if (container == Container.LIST) {
        literal.addTo(entry.item(), findings);
      } else {
        addField(literal, entry, findings);
      }
    }
    for (String name : List.copyOf(entry.names())) {
      for (ModifyNode pattern : patterns) {
        if (pattern.key().pattern().matches(name)) {
          pattern.addTo(entry.field(name), findings);
          break;
        }
      }
    }
    Shape item = entry.itemOrNull();
    if (item != null && patterns.length > 0 && container != Container.OBJECT) {
      patterns[0].addTo(item, findings);
    }
  }

  private static void addField(ModifyNode literal, Shape entry, Findings findings) {
    String name = literal.key().name();
    boolean known = entry.fieldOrNull(name) != null || entry.itemOrNull() != null;
    if (!known && literal instanceof ModifyLeaf leaf && leaf.choice().needsValue()) {
      findings.problems().add(Findings.unmet(leaf.at(), leaf.path(), name, entry.names()));
    } else if (known || !literal.key().onlyIfThere()) {
      literal.addTo(entry.field(name), findings);
    }
  }
}
