package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import io.tributary.connect.smt.jolt.step.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A right-hand side: where in the output a value goes. */
final class WritePath {

  private final Segment[] segments;
  private final Scope scope;

  /**
   * @param scope the levels that the path's references point at
   */
  WritePath(List<Segment> segments, Scope scope) {
    this.segments = segments.toArray(Segment[]::new);
    this.scope = scope;
  }

  int length() {
    return segments.length;
  }

  /**
   * Writes a value. Where a reference of the path finds nothing, or the path leads through a value
   * that is no container of the right kind, nothing is written: that is Jolt's rule.
   */
  void write(@Nullable Object value, ShiftRun run) {
    if (segments.length == 0) {
      run.setRoot(run.join(run.root(), value));
      return;
    }
    if (!resolve(run)) {
      return;
    }
    Object container = containerAt(run.root(), 0, run);
    if (container == null) {
      return;
    }
    run.setRoot(container);
    int last = segments.length - 1;
    for (int i = 0; i < last; i++) {
      Object existing = get(container, i, run);
      Object next = containerAt(existing, i + 1, run);
      if (next == null) {
        return;
      }
      if (next != existing) {
        set(container, i, next, run);
      }
      container = next;
    }
    set(container, last, run.join(get(container, last, run), value), run);
  }

  private boolean resolve(ShiftRun run) {
    for (int i = 0; i < segments.length; i++) {
      if (segments[i] instanceof Segment.Name named) {
        String name = named.name(run.walk);
        if (name == null) {
          return false;
        }
        run.names[i] = name;
      } else {
        int index = ((Segment.Place) segments[i]).index(run.walk);
        if (index == ListIndex.NONE) {
          return false;
        }
        run.names[i] = null;
        run.indexes[i] = index;
      }
    }
    return true;
  }

  /** The container that a segment is a place in, writable; null where something else is there. */
  private static @Nullable Object containerAt(@Nullable Object existing, int i, ShiftRun run) {
    boolean object = run.names[i] != null;
    if (existing == null || existing == Tree.ABSENT) {
      return object ? run.output.newMap() : run.output.newList();
    }
    if (object) {
      return Tree.isObject(existing) ? run.output.own(existing) : null;
    }
    return existing instanceof List<?> list ? run.output.own(list) : null;
  }

  private static @Nullable Object get(Object container, int i, ShiftRun run) {
    String name = run.names[i];
    return name == null
        ? Tree.item((OwnedList) container, run.indexes[i])
        : ((OwnedMap) container).get(name);
  }

  private static void set(Object container, int i, @Nullable Object value, ShiftRun run) {
    String name = run.names[i];
    if (name != null) {
      ((OwnedMap) container).put(name, value);
    } else if (run.indexes[i] == Segment.Place.APPEND) {
      ((OwnedList) container).add(value);
    } else {
      ((OwnedList) container).place(run.indexes[i], value);
    }
  }

  /** Adds to a shape what this path can write. */
  void addTo(Shape root) {
    Shape shape = root;
    for (Segment segment : segments) {
      if (segment instanceof Segment.Name named) {
        String name = named.knownName(scope);
        if (name == null) {
          shape.open();
          return;
        }
        shape = shape.field(name);
      } else {
        shape = shape.item();
      }
    }
    shape.open();
  }
}
