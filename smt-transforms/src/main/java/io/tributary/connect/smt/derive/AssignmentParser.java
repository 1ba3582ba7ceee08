package io.tributary.connect.smt.derive;

import io.tributary.connect.smt.derive.Target.Part;
import io.tributary.connect.smt.expr.Expression;
import io.tributary.connect.smt.expr.Expressions;
import io.tributary.connect.smt.expr.Names;
import io.tributary.connect.smt.path.FieldPath;
import io.tributary.connect.smt.problem.Piece;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.Column;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles {@code target TYPE = expression, ...}, and finds every problem in it. */
final class AssignmentParser {

  private final Expressions expressions;
  private final Problems problems;
  private final List<Assignment> assignments = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private Names names;

  AssignmentParser(Expressions expressions, Names names, Problems problems) {
    this.expressions = expressions;
    this.names = names;
    this.problems = problems;
  }

  List<Assignment> parse(String text) {
    for (AssignmentSplitter.Sides sides : AssignmentSplitter.split(text, problems)) {
      assignment(sides.declaration(), sides.expression());
    }
    return assignments;
  }

  private void assignment(Piece declaration, Piece expression) {
    int end = endOfPath(declaration.text());
    Target target = target(declaration, declaration.text().substring(0, end));
    String path = "/" + (target == null ? declaration.text().substring(0, end) : target);
    Column column =
        target == null ? null : column(target, declaration, declaration.from(end), path);
    Expression compiled =
        expressions.compile(expression.text(), expression.at(), path, names, problems);
    if (compiled != null) {
      refuseReadsOfNestedTargets(compiled, expression.at(), path);
    }
    if (target == null) {
      return;
    }
    for (Target earlier : targets) {
      if (earlier.overlaps(target)) {
        problems.add(declaration.at(), path, "an assignment before sets '" + earlier + "' too");
      }
    }
    targets.add(target);
    if (target.isTopField()) {
      names = names.with(target.path().first());
    }
    if (column != null && compiled != null) {
      assignments.add(new Assignment(target, column, compiled));
    }
  }

  /** Where the path ends and the type begins: at the first blank outside backticks. */
  private static int endOfPath(String declaration) {
    boolean quoted = false;
    for (int i = 0; i < declaration.length(); i++) {
      char c = declaration.charAt(i);
      if (c == '`') {
        quoted = !quoted;
      } else if (Character.isWhitespace(c) && !quoted) {
        return i;
      }
    }
    return declaration.length();
  }

  private @Nullable Target target(Piece declaration, String text) {
    Problems found = new Problems();
    FieldPath path = FieldPath.parse(text, found);
    if (path == null) {
      found.all().forEach(problem -> problems.add(problem.within(declaration.at())));
      return null;
    }
    if (!text.startsWith("$")) {
      return new Target(Part.FIELD, path);
    }
    Part part = Part.find(path.first());
    if (part == null) {
      problems.addUnknown(declaration.at(), "", "a record has no part", path.first(), Part.names());
      return null;
    }
    if ((part == Part.HEADER) != (path.names().size() == 2) || path.names().size() > 2) {
      problems.add(
          declaration.at(),
          "/" + text,
          part == Part.HEADER ? "a header is lacking its name" : "this part has no fields to set",
          part == Part.HEADER ? "such as $headers.trace" : path.first() + " as a whole");
      return null;
    }
    return part == Part.HEADER
        ? new Target(part, new FieldPath(List.of(path.names().get(1))))
        : new Target(part, path);
  }

  private @Nullable Column column(Target target, Piece declaration, Piece type, String path) {
    String own = target.part().type();
    if (own != null) {
      if (!type.isEmpty()) {
        problems.add(type.at(), path, "the type of this part is given, so none stands here");
      }
      return compile(" " + own, type.at(), path);
    }
    if (type.isEmpty()) {
      problems.add(
          declaration.at(),
          path,
          "the type is lacking",
          "such as " + target + " DOUBLE = expression");
      return null;
    }
    return compile(" " + type.text(), new Position(type.at().line(), type.at().column() - 1), path);
  }

  /** The type, as the one column of a schema that has no other. */
  private @Nullable Column compile(String type, Position at, String path) {
    String name = path.substring(path.lastIndexOf('.') + 1).substring(path.contains(".") ? 0 : 1);
    String quoted = "`" + name + "`";
    Problems found = new Problems();
    OutputSchema schema = OutputSchema.compileNames(quoted + type, found);
    for (Problem problem : found.all()) {
      Position there =
          problem.at().line() > 1
              ? problem.at()
              : new Position(1, Math.max(1, problem.at().column() - quoted.length()));
      problems.add(
          new Problem(there, path, problem.what(), problem.expected(), problem.suggestion())
              .within(at));
    }
    if (schema != null && schema.columns().size() != 1) {
      problems.add(at, path, "one type is expected");
      return null;
    }
    return schema == null ? null : schema.columns().get(0);
  }

  /** Only names at the top are seen by the assignments that follow. */
  private void refuseReadsOfNestedTargets(Expression expression, Position at, String path) {
    for (Target target : targets) {
      for (List<String> read : expression.reads()) {
        if (target.part() == Part.FIELD
            && target.path().isNested()
            && (target.path().isPrefixOf(read)
                || new FieldPath(read).isPrefixOf(target.path().names()))) {
          problems.add(
              at,
              path,
              "reads '" + String.join(".", read) + "', which an assignment before changes below",
              "the value from a name at the top, set first");
        }
      }
    }
  }
}
