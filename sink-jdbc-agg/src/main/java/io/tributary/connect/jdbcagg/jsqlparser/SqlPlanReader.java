package io.tributary.connect.jdbcagg.jsqlparser;

import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.PlanRefusedException.Refusal;
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
import org.jspecify.annotations.Nullable;

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
          "HOP",
          "SESSION",
          "INTERVAL",
          "AND",
          "OR",
          "NOT",
          "IS",
          "NULL",
          "IN",
          "AS",
          "BETWEEN",
          "LIKE",
          "CASE",
          "WHEN",
          "THEN",
          "ELSE",
          "END",
          "CROSS",
          "JOIN",
          "UNNEST",
          "FILTER",
          "DISTINCT");

  private SqlPlanReader() {}

  /**
   * Reads all statements.
   *
   * @throws PlanRefusedException with what each statement asks for and is not done
   */
  public static AggregationPlan read(String sql) throws PlanRefusedException {
    List<AggregateStatement> statements = new ArrayList<>();
    List<Refusal> refused = new ArrayList<>();
    Map<String, Integer> tables = new HashMap<>();
    List<SourceText> texts = SqlSplitter.split(sql);
    for (int i = 0; i < texts.size(); i++) {
      Refusals refusals = new Refusals(i + 1, texts.get(i));
      try {
        AggregateStatement statement = read(texts.get(i), refusals);
        checkTable(statement, tables, refusals);
        statements.add(statement);
      } catch (PlanRefusedException e) {
        refused.addAll(e.refusals());
      }
    }
    if (texts.isEmpty()) {
      refused.add(new Refusal(1, "there is no statement", Refusals.SUPPORTED));
    }
    if (!refused.isEmpty()) {
      throw new PlanRefusedException(refused);
    }
    return new AggregationPlan(statements);
  }

  private static AggregateStatement read(SourceText text, Refusals refusals)
      throws PlanRefusedException {
    if (!(parse(text, refusals) instanceof Insert insert)) {
      throw refusals.of(
          "a statement that is not INSERT INTO .. SELECT is not supported", Refusals.SUPPORTED);
    }
    return new StatementReader(refusals).read(insert);
  }

  private static void checkTable(
      AggregateStatement statement, Map<String, Integer> tables, Refusals refusals)
      throws PlanRefusedException {
    Integer earlier = tables.put(statement.table().toLowerCase(Locale.ROOT), statement.number());
    if (earlier != null) {
      throw refusals.of(
          "table " + statement.table() + " is filled by statement " + earlier + " already",
          "Give each statement its own table.");
    }
  }

  private static Statement parse(SourceText text, Refusals refusals) throws PlanRefusedException {
    try {
      return CCJSqlParserUtil.newParser(text.sql()).withAllowComplexParsing(true).Statement();
    } catch (ParseException e) {
      throw syntaxError(e, text, refusals);
    } catch (TokenMgrException e) {
      throw refusals.of(
          "a quote or a character cannot be read", "Look for a quote that is not closed.");
    }
  }

  private static PlanRefusedException syntaxError(
      ParseException e, SourceText text, Refusals refusals) {
    Token last = e.currentToken;
    if (last == null || last.next == null) {
      return refusals.of("the SQL cannot be read", Refusals.SUPPORTED);
    }
    Token unexpected = last.next;
    String where =
        "cannot be read at %s: unexpected %s"
            .formatted(
                text.place(unexpected),
                unexpected.image.isEmpty() ? "end" : "'" + unexpected.image + "'");
    Optional<String> meant =
        Stream.concat(keyword(last.image), keyword(unexpected.image)).findFirst();
    return refusals.of(
        where,
        meant
            .map(word -> "Did you mean " + word + "?")
            .orElse("Put names that are SQL words between backticks. " + Refusals.SUPPORTED));
  }

  private static Stream<String> keyword(@Nullable String image) {
    if (image == null) {
      return Stream.empty(); // the token before the first one
    }
    String word = image.toUpperCase(Locale.ROOT);
    return KEYWORDS.contains(word) || word.length() < 2
        ? Stream.empty()
        : Suggestion.closest(word, KEYWORDS).stream();
  }
}
