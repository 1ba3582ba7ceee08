package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.KnownKeys;
import io.tributary.connect.smt.jolt.path.Scope;
import io.tributary.connect.smt.jolt.path.Segment;
import io.tributary.connect.smt.jolt.plain.Place;
import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.jolt.step.OwnedMap;
import io.tributary.connect.smt.jolt.step.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  private final @Nullable String lastLiteral;
  private final Segment.@Nullable Name lastName;
  private final Segment.@Nullable Place lastPlace;
  private final Prefixes.@Nullable Width width;
  private final int prefix;
  private final int prefixLevel;
  private final @Nullable OwnName ownName;

  /**
   * @param scope the levels that the path's references point at
   * @param key what the entry was matched by, whose name a path may end in; null if by none
   */
  WritePath(List<Segment> segments, Scope scope, Prefixes prefixes, @Nullable KeyPattern key) {
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
    int last = literals.length - 1;
    this.lastLiteral = last < 0 ? null : literals[last];
    this.lastName = last < 0 ? null : names[last];
    this.lastPlace = last < 0 ? null : places[last];
    this.width = last < 0 ? null : prefixes.width(segments);
    this.prefix = segments.isEmpty() ? Prefixes.NONE : prefixes.number(segments, scope);
    this.prefixLevel = prefix == Prefixes.NONE ? 0 : Prefixes.innermostLevel(segments);
    this.ownName = OwnName.of(lastName, key);
  }

  int length() {
    return literals.length;
  }

  /**
   * Writes a value. Where a reference of the path finds nothing, or the path leads through a value
   * that is no container of the right kind, nothing is written: that is Jolt's rule.
   *
   * @param key the entry's name, null for an item of a list
   * @param place the item's place in its list
   */
  void write(@Nullable String key, int place, @Nullable Object value, ShiftRun run) {
    int last = literals.length - 1;
    if (last < 0) {
      run.setRoot(run.join(run.root(), value));
      return;
    }
    String name = lastLiteral;
    int index = ListIndex.NONE;
    if (lastPlace != null) {
      index = lastPlace.index(run.walk);
      if (index == ListIndex.NONE) {
        return;
      }
    } else if (ownName != null) {
      name = ownName.in(key, place);
    } else if (name == null && lastName != null) {
      name = lastName.name(run.walk);
      if (name == null) {
        return;
      }
    }
    Object container = prefix == Prefixes.NONE ? walkTo(last, run) : container(last, run);
    if (container != null) {
      put(container, name, index, value, run);
    }
  }

  /** Whether a part depends on the walk's top level, or may do so. */
  boolean asksTheTop() {
    return segments.stream()
        .limit(ownName == null ? segments.size() : segments.size() - 1)
        .anyMatch(segment -> segment.innermostLevel() <= 0);
  }

  /** The container of the last part; the one that the run remembers, where the way is the same. */
  private @Nullable Object container(int last, ShiftRun run) {
    long stamp = prefixLevel == Segment.CONSTANT ? 0 : run.walk.stamp(prefixLevel);
    Object container = run.reached(prefix, stamp);
    if (container == null) {
      container = walkTo(last, run);
      if (container != null) {
        run.reach(prefix, stamp, container);
      }
    }
    return container;
  }

  private @Nullable Object walkTo(int last, ShiftRun run) {
    for (int i = 0; i < last; i++) {
      if (!resolve(i, run)) {
        return null;
      }
    }
    Object root = run.root();
    Object container = containerAt(root, 0, run.output);
    if (container == null) {
      return null;
    }
    if (container != root) {
      run.setRoot(container);
    }
    for (int i = 0; i < last; i++) {
      Object existing = get(container, run.names[i], run.indexes[i]);
      Object next = containerAt(existing, i + 1, run.output);
      if (next == null) {
        return null;
      }
      if (next != existing) {
        set(container, run.names[i], run.indexes[i], next);
      }
      container = next;
    }
    return container;
  }

  /**
   * Asks the record for a part of the path, where the spec does not tell it; false: it has none.
   */
  private boolean resolve(int i, ShiftRun run) {
    String literal = literals[i];
    Segment.Name name = names[i];
    Segment.Place place = places[i];
    if (literal != null) {
      run.names[i] = literal;
    } else if (name != null) {
      run.names[i] = name.name(run.walk);
      return run.names[i] != null;
    } else if (place != null) {
      run.names[i] = null;
      run.indexes[i] = place.index(run.walk);
      return run.indexes[i] != ListIndex.NONE;
    }
    return true;
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

  /** The container that a segment is a place in, writable; null where something else is there. */
  private @Nullable Object containerAt(@Nullable Object existing, int segment, Output output) {
    boolean object = names[segment] != null;
    if (existing == null || existing == Tree.ABSENT) {
      return object ? output.newMap(expected(segment)) : output.newList();
    }
    if (object) {
      return existing instanceof OwnedMap || Tree.isObject(existing) ? output.own(existing) : null;
    }
    return existing instanceof OwnedList || existing instanceof List
        ? output.own((List<?>) existing)
        : null;
  }

  private int expected(int segment) {
    return width != null && segment == literals.length - 1 ? width.names() : 0;
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

  /** The places where the spec alone tells them; null where it takes a record. */
  @Nullable List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Segment segment : segments) {
      Place place = place(segment);
      if (place == null) {
        return null;
      }
      places.add(place);
    }
    return places;
  }

  private @Nullable Place place(Segment segment) {
    if (segment instanceof Segment.Name named) {
      String name = named.knownName(scope);
      return name == null ? null : Place.named(name);
    }
    if (segment instanceof Segment.At literal) {
      return Place.at(literal.index());
    }
    return segment instanceof Segment.Append ? Place.at(Place.APPEND) : null;
  }

  /** Whether each match writes to a place of its own, whatever keys it came by. */
  boolean tellsEachApart() {
    return segments.stream()
        .anyMatch(
            segment ->
                segment instanceof Segment.Append
                    || segment instanceof Segment.AtCount
                    || segment instanceof Segment.Valued
                    || segment instanceof Segment.AtValue);
  }

  /** The levels whose keys the path asks for. */
  Set<Integer> levels() {
    Set<Integer> levels = new HashSet<>();
    for (Segment segment : segments) {
      if (segment instanceof Segment.Referring referring) {
        referring.template().references().forEach(reference -> levels.add(reference.level()));
      } else if (segment instanceof Segment.KeyName named) {
        levels.add(named.reference().level());
      } else if (segment instanceof Segment.AtKey at) {
        levels.add(at.reference().level());
      }
    }
    return levels;
  }

  /**
   * Adds to a shape what this path can write.
   *
   * @return the shape of what is written, null where only a record tells which name it has
   */
  @Nullable Shape addTo(Shape root, KnownKeys keys) {
    Shape shape = root;
    for (Segment segment : segments) {
      if (segment instanceof Segment.Name named) {
        String name = named.knownName(keys);
        if (name == null) {
          shape.open();
          return null;
        }
        shape = shape.field(name);
      } else {
        shape = shape.item();
      }
    }
    shape.open();
    return shape;
  }
}
