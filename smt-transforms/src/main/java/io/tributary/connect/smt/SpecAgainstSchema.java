package io.tributary.connect.smt;

import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.jolt.step.Shape;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds columns that the spec cannot fill, before any record does. */
final class SpecAgainstSchema {

  private final Problems problems;

  private SpecAgainstSchema(Problems problems) {
    this.problems = problems;
  }

  static void check(Chain chain, OutputSchema schema, Limits limits, Problems problems) {
    SpecAgainstSchema check = new SpecAgainstSchema(problems);
    Shape shape = chain.shape();
    if (!shape.isOpen() && shape.names().isEmpty() && shape.itemOrNull() != null) {
      problems.add(
          schema.columns().get(0).at(),
          "",
          "the schema declares columns, but the spec writes a list at the top",
          "right-hand sides that start with a name");
      return;
    }
    check.columns(schema.columns(), shape, "");
    try {
      check.defaults(schema, chain.defaults(limits));
    } catch (BadValueException e) {
      problems.add(
          Position.START, "", "no record could pass the spec's defaults: " + e.getMessage());
    }
  }

  private void columns(List<Column> columns, Shape shape, String path) {
    if (shape.isOpen()) {
      return;
    }
    Set<String> undeclared = new TreeSet<>(shape.names());
    undeclared.removeAll(
        columns.stream().map(column -> column.path().get(0)).collect(Collectors.toSet()));
    for (Column column : columns) {
      List<String> names = column.path();
      Shape holder = holder(shape, names);
      if (holder != null && holder.isOpen()) {
        continue;
      }
      Shape written = holder == null ? null : holder.fieldOrNull(names.get(names.size() - 1));
      if (written == null) {
        unwritten(column, path, undeclared);
      } else {
        values(column, written, path + "/" + column.name());
        Shape items = column.isArray() ? written.itemOrNull() : null;
        columns(column.columns(), items == null ? written : items, path + "/" + column.name());
      }
    }
  }

  /** The object that has a value, or one around it that may hold anything; null for none. */
  private static @Nullable Shape holder(Shape shape, List<String> names) {
    Shape holder = shape;
    for (String name : names.subList(0, names.size() - 1)) {
      if (holder == null || holder.isOpen()) {
        return holder;
      }
      holder = holder.fieldOrNull(name);
    }
    return holder;
  }

  /** A column of one value is not to be given a list, which Jolt makes of several. */
  private void values(Column column, Shape written, String path) {
    if (column.takesLists()) {
      return;
    }
    if (written.writers().size() > 1) {
      problems.add(
          column.at(),
          path,
          "several keys of the spec write this column, which makes a list where a record has both: "
              + String.join(", ", written.writers().keySet()),
          "ARRAY<" + column.ddl() + ">, or one key for either, such as a|b");
    } else if (written.isRepeated()) {
      problems.warn(
          new Problem(
              column.at(),
              path,
              "two matches of one key of the spec make a list of this column: "
                  + String.join(", ", written.writers().keySet()),
              "ARRAY<" + column.ddl() + ">, if a record can have two",
              null));
    }
  }

  /** Where two matches of one key make a list of what one match makes a value of. */
  static void warnOfLists(Shape shape, String path, Problems problems) {
    for (String name : shape.names()) {
      Shape written = Objects.requireNonNull(shape.fieldOrNull(name));
      if (written.isRepeated()) {
        written
            .writers()
            .forEach(
                (key, at) ->
                    problems.warn(
                        new Problem(
                            at,
                            key,
                            "one match writes a value to '%s', two a list of them"
                                .formatted(path + name),
                            "a schema with an ARRAY, or [] behind the path",
                            null)));
      }
      warnOfLists(written, path + name + ".", problems);
    }
  }

  /** A nullable column may stay null on purpose, but not beside a name that is nearly its own. */
  private void unwritten(Column column, String path, Set<String> undeclared) {
    Optional<String> near = Suggestion.closest(column.path().get(0), undeclared);
    if (column.needsValue() || near.isPresent()) {
      problems.add(
          new Problem(
              column.at(),
              path + "/" + column.name(),
              "no step of the spec writes this "
                  + (column.needsValue() ? "required column" : "column"),
              undeclared.isEmpty()
                  ? null
                  : "one of what it writes: " + String.join(", ", undeclared),
              near.orElse(null)));
    }
  }

  private void defaults(OutputSchema schema, @Nullable Object defaults) {
    for (Column column : schema.columns()) {
      Object literal =
          defaults != null && Tree.isObject(defaults) ? column.find(defaults) : Tree.ABSENT;
      String misfit = literal == null || literal == Tree.ABSENT ? null : column.misfit(literal);
      if (misfit != null) {
        problems.add(
            column.at(), "/" + column.name(), "the spec's default does not fit: " + misfit);
      }
    }
  }
}
