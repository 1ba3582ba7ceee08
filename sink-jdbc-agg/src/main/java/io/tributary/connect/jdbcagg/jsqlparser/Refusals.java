package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.PlanRefusedException.Refusal;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Token;
import org.jspecify.annotations.Nullable;

/** Makes and gathers the refusals of one statement. */
final class Refusals {

  /** The whole grammar in one line, for what has no better advice. */
  static final String SUPPORTED =
      "Supported: INSERT INTO <table> SELECT <expression> [AS <column>], ..., WINDOW_START,"
          + " WINDOW_END, <aggregate>(<expression>) [FILTER (WHERE <condition>)] [AS <column>], ..."
          + " FROM <topic> [CROSS JOIN UNNEST(<array>) AS <alias>] [WHERE <condition>]"
          + " GROUP BY <expression>, ..., TUMBLE|HOP|SESSION(<time>, INTERVAL '<n>'"
          + " SECOND|MINUTE|HOUR|DAY, ...)";

  private final int statement;
  private final SourceText text;
  private final List<Refusal> found = new ArrayList<>();

  Refusals(int statement, SourceText text) {
    this.statement = statement;
    this.text = text;
  }

  /** A part of the statement that is read by itself, so that a fault of it hides no other. */
  interface Part<T> {
    @Nullable T read() throws PlanRefusedException;
  }

  int statement() {
    return statement;
  }

  /** Reads a part; what it refuses is kept for later, and null given. */
  <T> @Nullable T gather(Part<T> part) {
    try {
      return part.read();
    } catch (PlanRefusedException e) {
      found.addAll(e.refusals());
      return null;
    }
  }

  /** Whether nothing was refused yet. */
  boolean isEmpty() {
    return found.isEmpty();
  }

  /** Refuses the statement if any part was refused. */
  void raise() throws PlanRefusedException {
    if (!found.isEmpty()) {
      throw new PlanRefusedException(found);
    }
  }

  PlanRefusedException of(String reason, String whatToDo) {
    return new PlanRefusedException(List.of(new Refusal(statement, reason, whatToDo)));
  }

  /**
   * A refusal that tells its place.
   *
   * @param node what the parser made of the part
   */
  PlanRefusedException at(Object node, String reason, String whatToDo) {
    Token token = firstToken(node);
    return of(token == null ? reason : reason + " (" + text.place(token) + ")", whatToDo);
  }

  PlanRefusedException unsupported(Object node, String construct) {
    return at(node, construct + " is not supported", SUPPORTED);
  }

  private static @Nullable Token firstToken(Object node) {
    if (node instanceof ASTNodeAccess access && access.getASTNode() != null) {
      return access.getASTNode().jjtGetFirstToken();
    }
    return node instanceof BinaryExpression binary ? firstToken(binary.getLeftExpression()) : null;
  }
}
