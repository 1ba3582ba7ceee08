package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.Segment;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import io.tributary.connect.smt.jolt.step.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A right-hand side: where in the output a value goes.
 *
 * <p>Segments are taken apart once, as each record is written segment by segment: a literal name is
 * read from an array, and only what depends on the record is asked for.
 */
final class WritePath {

  private final List<Segment> segments;
  private final Scope scope;
  private final @Nullable String[] literals;
  private final Segment.@Nullable Name[] names;
  private final Segment.@Nullable Place[] places;
  private final boolean allLiteral;

  /**
   * @param scope the levels that the path's references point at
   */
  WritePath(List<Segment> segments, Scope scope) {
    this.segments = List.copyOf(segments);
    this.scope = scope;
    this.literals = new String[segments.size()];
    this.names = new Segment.Name[segments.size()];
    this.places = new Segment.Place[segments.size()];
    for (int i = 0; i < literals.length; i++) {
      Segment segment = segments.get(i);
      literals[i] = segment instanceof Segment.Literal literal ? literal.name() : null;
      names[i] = segment instanceof Segment.Name name ? name : null;
      places[i] = segment instanceof Segment.Place place ? place : null;
    }
    this.allLiteral = Arrays.stream(literals).noneMatch(Objects::isNull);
  }

  int length() {
    return literals.length;
  }

  /**
   * Writes a value. Where a reference of the path finds nothing, or the path leads through a value
   * that is no container of the right kind, nothing is written: that is Jolt's rule.
   */
  void write(@Nullable Object value, ShiftRun run) {
    if (literals.length == 0) {
      run.setRoot(run.join(run.root(), value));
      return;
    }
    @Nullable String[] keys = allLiteral ? literals : resolve(run);
    if (keys == null) {
      return;
    }
    Object container = containerAt(run.root(), keys[0] != null, run.output);
    if (container == null) {
      return;
    }
    run.setRoot(container);
    int last = literals.length - 1;
    for (int i = 0; i < last; i++) {
      Object existing = get(container, keys[i], run.indexes[i]);
      Object next = containerAt(existing, keys[i + 1] != null, run.output);
      if (next == null) {
        return;
      }
      if (next != existing) {
        set(container, keys[i], run.indexes[i], next);
      }
      container = next;
    }
    put(container, keys[last], run.indexes[last], value, run);
  }

  private static void put(
      Object container, @Nullable String name, int index, @Nullable Object value, ShiftRun run) {
    if (name == null) {
      Object existing = Tree.item((OwnedList) container, index);
      set(container, null, index, run.join(existing, value));
      return;
    }
    Object existing = ((OwnedMap) container).putIfAbsent(name, value);
    Object joined = run.join(existing, value);
    if (existing != null && joined != existing) {
      set(container, name, index, joined);
    }
  }

  /** A name per segment, null for one that is an index in the run; no array: the path is none. */
  private @Nullable String @Nullable [] resolve(ShiftRun run) {
    for (int i = 0; i < literals.length; i++) {
      run.names[i] = literals[i];
      if (literals[i] != null) {
        continue;
      }
      Segment.Name name = names[i];
      Segment.Place place = places[i];
      if (name != null) {
        run.names[i] = name.name(run.walk);
        if (run.names[i] == null) {
          return null;
        }
      } else if (place != null) {
        run.indexes[i] = place.index(run.walk);
        if (run.indexes[i] == ListIndex.NONE) {
          return null;
        }
      }
    }
    return run.names;
  }

  /** The container that a segment is a place in, writable; null where something else is there. */
  private static @Nullable Object containerAt(
      @Nullable Object existing, boolean object, Output output) {
    if (existing == null || existing == Tree.ABSENT) {
      return object ? output.newMap() : output.newList();
    }
    if (object) {
      return existing instanceof OwnedMap || Tree.isObject(existing) ? output.own(existing) : null;
    }
    return existing instanceof OwnedList || existing instanceof List
        ? output.own((List<?>) existing)
        : null;
  }

  private static @Nullable Object get(Object container, @Nullable String name, int index) {
    return name == null
        ? Tree.item((OwnedList) container, index)
        : ((OwnedMap) container).get(name);
  }

  private static void set(
      Object container, @Nullable String name, int index, @Nullable Object value) {
    if (name != null) {
      ((OwnedMap) container).put(name, value);
    } else if (index == Segment.Place.APPEND) {
      ((OwnedList) container).add(value);
    } else {
      ((OwnedList) container).place(index, value);
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
