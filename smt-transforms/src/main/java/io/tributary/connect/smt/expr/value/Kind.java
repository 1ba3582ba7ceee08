package io.tributary.connect.smt.expr.value;

import io.tributary.connect.smt.bridge.Tree;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** What a value is to an expression; values of different kinds are never compared or added. */
public enum Kind {
  NUMBER("a number"),
  TEXT("a string"),
  BOOLEAN("a boolean"),
  TIME("a date or time"),
  BYTES("bytes"),
  LIST("a list"),
  OBJECT("an object"),
  NULL("null"),
  OTHER("a value of another kind");

  private final String shown;

  Kind(String shown) {
    this.shown = shown;
  }

  public static Kind of(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    if (value instanceof Number) {
      return NUMBER;
    }
    if (value instanceof String) {
      return TEXT;
    }
    if (value instanceof Boolean) {
      return BOOLEAN;
    }
    if (value instanceof Date) {
      return TIME;
    }
    if (Tree.isObject(value)) {
      return OBJECT;
    }
    if (value instanceof Collection) {
      return LIST;
    }
    return value instanceof byte[] || value instanceof ByteBuffer ? BYTES : OTHER;
  }

  /** With its article, as messages name it. */
  @Override
  public String toString() {
    return shown;
  }
}
