package io.tributary.connect.smt.derive;

import io.tributary.connect.smt.path.FieldPath;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an assignment sets.
 *
 * @param path the field's, or for a header its name alone; for the other parts their own name
 */
record Target(Part part, FieldPath path) {

  /** The parts of a record, with the type of those that have only one. */
  enum Part {
    FIELD("", null),
    KEY("$key", null),
    TOPIC("$topic", "STRING!"),
    PARTITION("$partition", "INT"),
    TIMESTAMP("$timestamp", "TIMESTAMP"),
    HEADER("$headers", null);

    private final String shown;
    private final @Nullable String type;

    Part(String shown, @Nullable String type) {
      this.shown = shown;
      this.type = type;
    }

    /** The type that the part has by itself, as DDL; null where an assignment declares it. */
    @Nullable String type() {
      return type;
    }

    static List<String> names() {
      return Arrays.stream(values()).filter(part -> part != FIELD).map(part -> part.shown).toList();
    }

    static @Nullable Part find(String name) {
      return Arrays.stream(values())
          .filter(part -> part.shown.equals(name))
          .findFirst()
          .orElse(null);
    }
  }

  /** A field that expressions after it can read by its name. */
  boolean isTopField() {
    return part == Part.FIELD && !path.isNested();
  }

  /** Whether two targets are the same place, or one holds the other. */
  boolean overlaps(Target other) {
    return part == other.part
        && (path.isPrefixOf(other.path.names()) || other.path.isPrefixOf(path.names()));
  }

  @Override
  public String toString() {
    return part == Part.HEADER ? "$headers." + path : path.toString();
  }
}
