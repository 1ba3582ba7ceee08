package io.tributary.connect.smt.jolt.slot;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The names of an output, each with a slot: for its value, or for the object that has the names
 * below it. Grows while a spec is compiled.
 */
final class Layout {

  static final int NONE = -1;

  private final Map<String, Node> top = new LinkedHashMap<>();
  private int slots;

  private static final class Node {

    private final int slot;
    private final Map<String, Node> below = new LinkedHashMap<>();
    private boolean value;

    Node(int slot) {
      this.slot = slot;
    }

    IntStream values() {
      return below.isEmpty()
          ? IntStream.of(slot)
          : below.values().stream().flatMapToInt(Node::values);
    }
  }

  /** A layout in which the first slots belong to columns, in their order. */
  Layout(List<String> columns) {
    columns.forEach(this::node);
  }

  private Node node(String name) {
    return node(name, top);
  }

  private Node node(String name, Map<String, Node> in) {
    Node known = in.get(name);
    if (known == null) {
      known = new Node(slots++);
      in.put(name, known);
    }
    return known;
  }

  int slots() {
    return slots;
  }

  /**
   * The slot of a value, made where it lacks.
   *
   * @return {@link #NONE} where an object is there, or a value on the way
   */
  int slot(List<String> path) {
    Node node = at(path);
    if (node == null || !node.below.isEmpty()) {
      return NONE;
    }
    node.value = true;
    return node.slot;
  }

  /** The same for a place that nothing has been written to yet; {@link #NONE} where it has. */
  int claim(List<String> path) {
    Node node = at(path);
    return node == null || node.value ? NONE : slot(path);
  }

  private @Nullable Node at(List<String> path) {
    Map<String, Node> names = top;
    Node node = null;
    for (String name : path) {
      if (node != null && node.value) {
        return null;
      }
      node = node(name, names);
      names = node.below;
    }
    return node;
  }

  /** The slots of the values at, or below, a name at the top. */
  int[] valuesOf(String name) {
    Node node = top.get(name);
    return node == null ? new int[0] : node.values().toArray();
  }

  boolean isObject(String name) {
    Node node = top.get(name);
    return node != null && !node.below.isEmpty();
  }

  /** What builds the objects of the output from the slots. */
  ObjectBuilder builder() {
    return builder(NONE, top);
  }

  private static ObjectBuilder builder(int slot, Map<String, Node> names) {
    Node[] nodes = names.values().toArray(Node[]::new);
    ObjectBuilder[] below =
        Arrays.stream(nodes)
            .filter(node -> !node.below.isEmpty())
            .map(node -> builder(node.slot, node.below))
            .toArray(ObjectBuilder[]::new);
    return new ObjectBuilder(
        slot,
        names.keySet().toArray(String[]::new),
        Arrays.stream(nodes).mapToInt(node -> node.slot).toArray(),
        below);
  }
}
