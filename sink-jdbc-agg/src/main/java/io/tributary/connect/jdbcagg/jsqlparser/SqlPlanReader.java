package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.kit.config.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.insert.Insert;

/** Turns the text of the {@code aggregates} key into a plan, or says which part of it cannot be. */
public final class SqlPlanReader {

  private static final List<String> KEYWORDS =
      List.of(
          "INSERT",
          "INTO",
          "SELECT",
          "FROM",
          "WHERE",
          "GROUP",
          "BY",
          "TUMBLE",
          "INTERVAL",
          "AND",
          "OR",
          "NOT",
          "IS",
          "NULL",
          "IN",
          "AS",
          "BETWEEN");

  private SqlPlanReader() {}

  /**
   * Reads all statements.
   *
   * @throws PlanRefusedException naming the statement, the construct and what is supported
   */
  public static AggregationPlan read(String sql) throws PlanRefusedException {
    List<AggregateStatement> statements = new ArrayList<>();
    Map<String, Integer> tables = new HashMap<>();
    for (String text : SqlSplitter.split(sql)) {
      Refusals refusals = new Refusals(statements.size() + 1);
      Statement parsed = parse(text, refusals);
      if (!(parsed instanceof Insert insert)) {
        throw refusals.unsupported("a statement that is not INSERT INTO .. SELECT");
      }
      AggregateStatement statement = new StatementReader(refusals).read(insert);
      Integer earlier = tables.put(statement.table().toLowerCase(Locale.ROOT), statement.number());
      if (earlier != null) {
        throw refusals.of(
            "table " + statement.table() + " is filled by statement " + earlier + " already",
            "Give each statement its own table.");
      }
      statements.add(statement);
    }
    if (statements.isEmpty()) {
      throw new Refusals(1).of("there is no statement", Refusals.SUPPORTED);
    }
    return new AggregationPlan(statements);
  }

  private static Statement parse(String text, Refusals refusals) throws PlanRefusedException {
    try {
      return CCJSqlParserUtil.newParser(text).withAllowComplexParsing(true).Statement();
    } catch (ParseException e) {
      throw syntaxError(e, refusals);
    } catch (TokenMgrException e) {
      throw refusals.of(
          "a quote or a character cannot be read", "Look for a quote that is not closed.");
    }
  }

  private static PlanRefusedException syntaxError(ParseException e, Refusals refusals) {
    Token last = e.currentToken;
    if (last == null || last.next == null) {
      return refusals.of("the SQL cannot be read", Refusals.SUPPORTED);
    }
    Token unexpected = last.next;
    String where =
        "cannot be read at line %d, column %d: unexpected %s"
            .formatted(
                unexpected.beginLine,
                unexpected.beginColumn,
                unexpected.image.isEmpty() ? "end" : "'" + unexpected.image + "'");
    Optional<String> meant =
        Stream.of(last.image, unexpected.image).flatMap(SqlPlanReader::keyword).findFirst();
    return refusals.of(
        where,
        meant
            .map(word -> "Did you mean " + word + "?")
            .orElse("Put names that are SQL words between backticks. " + Refusals.SUPPORTED));
  }

  private static Stream<String> keyword(String image) {
    String word = image.toUpperCase(Locale.ROOT);
    return KEYWORDS.contains(word) || word.length() < 2
        ? Stream.empty()
        : Suggestion.closest(word, KEYWORDS).stream();
  }
}
