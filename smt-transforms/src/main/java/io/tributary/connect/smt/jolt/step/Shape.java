package io.tributary.connect.smt.jolt.step;

import io.tributary.connect.smt.problem.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which names an output can have, as far as the spec alone tells. An open shape can have any. Used
 * to find columns that nothing writes, so it errs on the side of "can have".
 */
public final class Shape {

  private final Map<String, Shape> fields = new LinkedHashMap<>();
  private @Nullable Shape item;
  private final Map<String, Position> writers = new TreeMap<>();
  private boolean open;
  private boolean repeated;

  /** Nothing is known: any name may be there. */
  public static Shape any() {
    Shape shape = new Shape();
    shape.open = true;
    return shape;
  }

  /** Nothing can be there yet. */
  public static Shape none() {
    return new Shape();
  }

  /**
   * Adds a key that writes the value here.
   *
   * @param at where the key stands in the spec
   * @param repeats whether several of its matches write here
   */
  public void addWriter(Position at, String path, boolean repeats) {
    writers.put(path, at);
    repeated |= repeats;
  }

  /**
   * The keys that write here, by their paths in the spec, of which a list comes where a record has
   * several.
   */
  public Map<String, Position> writers() {
    return writers;
  }

  /** Whether several matches of one key write here, which is a value for one and a list for two. */
  public boolean isRepeated() {
    return repeated;
  }

  /** From now on, nothing is known of how many values were written here and below. */
  public void forgetWriters() {
    writers.clear();
    repeated = false;
    fields.values().forEach(Shape::forgetWriters);
    if (item != null) {
      item.forgetWriters();
    }
  }

  public void open() {
    open = true;
  }

  public boolean isOpen() {
    return open;
  }

  /** The shape below a name, which can be there from now on. */
  public Shape field(String name) {
    return fields.computeIfAbsent(name, unused -> new Shape());
  }

  public @Nullable Shape fieldOrNull(String name) {
    return fields.get(name);
  }

  /** The shape of the items of the list that can be here from now on. */
  public Shape item() {
    if (item == null) {
      item = new Shape();
    }
    return item;
  }

  public @Nullable Shape itemOrNull() {
    return item;
  }

  public void remove(Predicate<String> names) {
    fields.keySet().removeIf(names);
  }

  public Set<String> names() {
    return fields.keySet();
  }
}
