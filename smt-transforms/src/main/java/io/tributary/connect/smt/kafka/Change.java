package io.tributary.connect.smt.kafka;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.problem.BadValueException;
import org.jspecify.annotations.Nullable;

/**
 * What a record says about a row. Understands plain rows, Debezium's change events, and what its
 * {@code ExtractNewRecordState} makes of them.
 *
 * @param kind what happened
 * @param row the row after it; of a deletion the row before it, null where nobody tells
 */
record Change(Kind kind, @Nullable Object row) {

  enum Kind {
    /** The row is as told. */
    UPSERT,
    /** The row is gone. */
    DELETE,
    /** All rows are gone. */
    TRUNCATE,
    /** It is about no row. */
    NONE
  }

  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String DELETED = "__deleted";

  /** The change that a record's value tells; a tombstone has none. */
  static Change of(@Nullable Object value) {
    if (value == null) {
      return new Change(Kind.DELETE, null);
    }
    if (!Tree.isObject(value)) {
      throw new BadValueException("a record's value is no object");
    }
    Object operation = Tree.field(value, "op");
    if (operation instanceof String event && isEvent(value)) {
      return event(event, value);
    }
    Object deleted = Tree.field(value, DELETED);
    boolean gone = Boolean.TRUE.equals(deleted) || "true".equals(deleted);
    return new Change(gone ? Kind.DELETE : Kind.UPSERT, value);
  }

  private static boolean isEvent(Object value) {
    return Tree.field(value, AFTER) != Tree.ABSENT
        || Tree.field(value, BEFORE) != Tree.ABSENT
        || Tree.field(value, "source") != Tree.ABSENT;
  }

  private static Change event(String operation, Object value) {
    return switch (operation) {
      case "c", "r", "u" -> {
        Object after = state(value, AFTER);
        if (after == null) {
          throw new BadValueException("a change event has no row in 'after'");
        }
        yield new Change(Kind.UPSERT, after);
      }
      case "d" -> new Change(Kind.DELETE, state(value, BEFORE));
      case "t" -> new Change(Kind.TRUNCATE, null);
      default -> new Change(Kind.NONE, null);
    };
  }

  private static @Nullable Object state(Object value, String name) {
    Object state = Tree.field(value, name);
    return state == null || !Tree.isObject(state) ? null : state;
  }
}
