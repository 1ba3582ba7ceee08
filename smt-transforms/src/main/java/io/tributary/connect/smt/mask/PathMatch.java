package io.tributary.connect.smt.mask;

import java.util.ArrayList;
import java.util.List;

/** How far globs have matched on the way from the top of a record to a place in it. */
final class PathMatch {

  private static final PathMatch EVERYTHING = new PathMatch(List.of(), true);

  private final List<List<FieldGlob.Part>> rests;
  private final boolean reached;

  private PathMatch(List<List<FieldGlob.Part>> rests, boolean reached) {
    this.rests = rests;
    this.reached = reached;
  }

  /** At the top of a record. */
  static PathMatch start(List<FieldGlob> globs) {
    return new PathMatch(globs.stream().map(FieldGlob::parts).toList(), false);
  }

  /** At a place that is to be masked. */
  static PathMatch everything() {
    return EVERYTHING;
  }

  /** Whether this place is to be masked, and all below it. */
  boolean isReached() {
    return reached;
  }

  /** Whether nothing here or below is to be masked. */
  boolean isOver() {
    return rests.isEmpty() && !reached;
  }

  /** One name further down. */
  PathMatch enter(String name) {
    if (reached) {
      return EVERYTHING;
    }
    List<List<FieldGlob.Part>> next = new ArrayList<>();
    for (List<FieldGlob.Part> rest : rests) {
      if (enter(rest, name, next)) {
        return EVERYTHING;
      }
    }
    return new PathMatch(next, false);
  }

  /** Adds what is left of a glob behind a name; true where nothing is. */
  private static boolean enter(
      List<FieldGlob.Part> rest, String name, List<List<FieldGlob.Part>> next) {
    FieldGlob.Part part = rest.get(0);
    List<FieldGlob.Part> tail = rest.subList(1, rest.size());
    if (part.anyDepth()) {
      next.add(rest);
      return tail.isEmpty() || enter(tail, name, next);
    }
    if (part.matches(name)) {
      if (tail.isEmpty()) {
        return true;
      }
      next.add(tail);
    }
    return false;
  }
}
