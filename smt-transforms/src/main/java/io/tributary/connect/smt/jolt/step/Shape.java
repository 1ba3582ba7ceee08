package io.tributary.connect.smt.jolt.step;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which names an output can have, as far as the spec alone tells. An open shape can have any. Used
 * to find columns that nothing writes, so it errs on the side of "can have".
 */
public final class Shape {

  private final Map<String, Shape> fields = new LinkedHashMap<>();
  private @Nullable Shape item;
  private boolean open;

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
