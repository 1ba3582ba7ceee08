package io.tributary.connect.smt.expr;

import io.tributary.connect.smt.expr.function.Functions;
import io.tributary.connect.smt.expr.value.Matching;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.time.Clock;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlExpression;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.jspecify.annotations.Nullable;

/**
 * Compiles expressions: one line of arithmetic, comparison, choice and calls of our functions.
 * There are no loops, assignments, lambdas, method calls or constructors, so every expression ends,
 * and what it makes is bounded.
 */
public final class Expressions {

  /** Far above what a person writes. */
  private static final int MAX_LENGTH = 4_000;

  private static final int REMEMBERED = 64;

  private final Functions functions;
  private final JexlEngine engine;

  public Expressions(Clock clock) {
    Matching matching = new Matching();
    this.functions = new Functions(clock, matching);
    this.engine =
        new JexlBuilder()
            .features(
                JexlFeatures.createNone()
                    .structuredLiteral(true)
                    .arrayReferenceExpr(true)
                    .comparatorNames(true))
            .permissions(JexlPermissions.NONE)
            .uberspect(new ClosedUberspect(functions, new StrictOperators(matching)))
            .arithmetic(new StrictArithmetic())
            .cache(REMEMBERED)
            .cacheThreshold(MAX_LENGTH)
            .strict(false) // what is null below a null stays null
            .safe(true)
            .silent(false)
            .antish(false)
            .cancellable(false)
            .debug(false)
            .create();
  }

  /**
   * Compiles an expression.
   *
   * @param at where it starts in the text of its key
   * @param path what it is for, as problems name it
   * @param names what it may read
   * @return null where there are problems
   */
  public @Nullable Expression compile(
      String text, Position at, String path, Names names, Problems problems) {
    if (text.isBlank()) {
      problems.add(at, path, "there is no expression");
      return null;
    }
    if (text.length() > MAX_LENGTH) {
      problems.add(at, path, "an expression of more than " + MAX_LENGTH + " characters");
      return null;
    }
    JexlExpression compiled;
    try {
      compiled =
          engine.createExpression(new JexlInfo("expression", 1, 1), WholeDivision.rewrite(text));
    } catch (JexlException e) {
      problems.add(SyntaxProblem.of(e, text, at, path));
      return null;
    } catch (StackOverflowError e) {
      problems.add(at, path, "an expression that is nested too deep");
      return null;
    }
    ExpressionCheck check = new ExpressionCheck(at, path, names, functions);
    check.visitExpression(compiled, null);
    check.found().forEach(problems::add);
    return check.found().isEmpty() ? new Expression(compiled, functions, check.reads()) : null;
  }
}
