package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.schema.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression may read, as far as they are known before any record. The parts of
 * the record other than its fields start with {@code $}.
 */
public final class Names {

  static final String KEY = "$key";
  static final String VALUE = "$value";
  static final String TOPIC = "$topic";
  static final String PARTITION = "$partition";
  static final String OFFSET = "$offset";
  static final String TIMESTAMP = "$timestamp";
  static final String HEADERS = "$headers";

  private static final Set<String> RECORD =
      Set.of(KEY, VALUE, TOPIC, PARTITION, OFFSET, TIMESTAMP, HEADERS);

  private final @Nullable List<Column> columns;
  private final Set<String> added;

  private Names(@Nullable List<Column> columns, Set<String> added) {
    this.columns = columns;
    this.added = added;
  }

  /** Fields that only a record tells. */
  public static Names ofAnyFields() {
    return new Names(null, Set.of());
  }

  /** Fields that were declared. */
  public static Names of(List<Column> columns) {
    return new Names(List.copyOf(columns), Set.of());
  }

  /** These names and another one. */
  public Names with(String name) {
    Set<String> more = new TreeSet<>(added);
    more.add(name);
    return new Names(columns, more);
  }

  /** What is wrong with a path that starts with a name; null where nothing is known to be. */
  @Nullable Unknown unknown(List<String> path) {
    String first = path.get(0);
    if (first.startsWith("$")) {
      return RECORD.contains(first)
          ? null
          : new Unknown("the record has no part", first, new TreeSet<>(RECORD));
    }
    if (columns == null || added.contains(first)) {
      return null;
    }
    Set<String> known = new TreeSet<>(added);
    columns.forEach(column -> known.add(column.name()));
    if (!known.contains(first)) {
      return new Unknown("nothing declares the field", first, known);
    }
    return unknownBelow(columns, path);
  }

  private static @Nullable Unknown unknownBelow(List<Column> columns, List<String> path) {
    List<Column> level = columns;
    for (String name : path) {
      Column column =
          level.stream().filter(one -> one.name().equals(name)).findFirst().orElse(null);
      if (column == null) {
        return new Unknown("nothing declares the field", name, names(level));
      }
      if (column.isArray() || column.columns().isEmpty()) {
        return null;
      }
      level = column.columns();
    }
    return null;
  }

  private static Collection<String> names(List<Column> columns) {
    List<String> names = new ArrayList<>();
    columns.forEach(column -> names.add(column.name()));
    return names;
  }

  record Unknown(String what, String name, Collection<String> known) {}
}
