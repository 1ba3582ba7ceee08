package io.tributary.connect.jdbcagg.jsqlparser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.Expression.Field;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.Window;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlPlanReaderTest {

  private static final String TAIL = " GROUP BY a, TUMBLE(ts, INTERVAL '1' MINUTE)";

  @Test
  void readsTheFlightsStatement() throws PlanRefusedException {
    AggregateStatement statement =
        SqlPlanReader.read(
                """
                INSERT INTO flights_by_country
                SELECT origin_country, TUMBLE(last_contact, INTERVAL '1' MINUTE) AS minute,


                       COUNT(*) AS flights, AVG(velocity) AS avg_velocity, LAST(callsign) AS last_callsign
                FROM flights WHERE on_ground = false
                GROUP BY origin_country, TUMBLE(last_contact, INTERVAL '1' MINUTE);
                """)
            .statements()
            .get(0);

    assertThat(statement.table()).isEqualTo("flights_by_country");
    assertThat(statement.topic()).isEqualTo("flights");
    assertThat(statement.columns())
        .containsExactly(
            new OutputColumn.Group("origin_country", Field.of("origin_country")),
            new OutputColumn.WindowBound("minute", OutputColumn.WindowBound.Bound.START),
            new OutputColumn.Aggregate("flights", AggregateFunction.COUNT, null),
            new OutputColumn.Aggregate("avg_velocity", AggregateFunction.AVG, Field.of("velocity")),
            new OutputColumn.Aggregate(
                "last_callsign", AggregateFunction.LAST, Field.of("callsign")));
    assertThat(statement.window())
        .isEqualTo(new Window.Tumble(Field.of("last_contact"), Duration.ofMinutes(1)));
    assertThat(statement.where()).hasToString("on_ground = false");
    assertThat(statement.describe())
        .contains("topic 'flights' -> table `flights_by_country`", "AVG(velocity) AS avg_velocity");
  }

  @Test
  void readsSeveralStatementsSplitBySemicolonsOutsideQuotesAndComments()
      throws PlanRefusedException {
    AggregationPlan plan =
        SqlPlanReader.read(
            "INSERT INTO t SELECT a, TUMBLE(ts, 1 minute) AS w, COUNT(*) AS n FROM x -- one; two\n"
                + "WHERE b = 'p;q' GROUP BY a, w; ;INSERT INTO u SELECT TUMBLE(ts, INTERVAL 30"
                + " SECOND) w, SUM(b) s FROM `cdc.db.x-1` /* ; */ GROUP BY TUMBLE(ts, INTERVAL '30'"
                + " SECONDS);");

    assertThat(plan.statements()).extracting(AggregateStatement::number).containsExactly(1, 2);
    assertThat(plan.topics()).containsExactly("cdc.db.x-1", "x");
    assertThat(plan.statements().get(0).where()).hasToString("b = 'p;q'");
    assertThat(requireNonNull(plan.statements().get(1).window()).size())
        .isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a = 1 AND NOT (b IN ('x', 'y') OR c IS NOT NULL)"
            + "|(a = 1 AND NOT ((b IN ('x', 'y') OR NOT (c IS NULL))))",
        "a <> -1.5 | a <> -1.5",
        "a != 2e3 | a <> 2000",
        "on_ground | on_ground",
        "NOT on_ground | NOT (on_ground)",
        "a BETWEEN 1 AND 2 | (a >= 1 AND a <= 2)",
        "`a.b` = 'it''s' | `a.b` = 'it''s'",
        "1 < a OR a >= b | (1 < a OR a >= b)",
      })
  void readsConditions(String sql, String expected) throws PlanRefusedException {
    Predicate where =
        SqlPlanReader.read(statement("a, TUMBLE(ts, 1 minute) AS w, COUNT(*) AS n", sql))
            .statements()
            .get(0)
            .where();

    assertThat(where).hasToString(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "MEDIAN(x) AS m | function MEDIAN is unknown",
        "AVERAGE(x) AS m | Did you mean AVG?",
        "SUMM(x) AS m | Did you mean SUM?",
        "COUNT(DISTINCT x) AS m | DISTINCT",
        "SUM(ALL x) AS m | ALL",
        "MINUTE | between backticks",
        "SUM(x + 1) AS m | expression",
        "SUM(x, y) AS m | more than one field",
        "SUM(*) AS m | Give the name of one field",
        "COUNT(*) | Add AS <column>",
        "COUNT(*) OVER () AS m | OVER",
        "COUNT(*) FILTER (WHERE x) AS m | FILTER",
        "1 AS m, COUNT(*) AS n | in the SELECT list",
        "COUNT(*) AS A | two columns are named A",
        "COUNT(*) AS __n | two underscores",
        "COUNT(*) AS \"n\" | backticks",
        "COUNT(*) AS n, b | neither an aggregate nor in GROUP BY",
        "TUMBLE(ts, INTERVAL '1' MINUTE) AS v, COUNT(*) AS n | 2 TUMBLE windows",
      })
  void refusesColumns(String item, String message) {
    assertRefused(
        "INSERT INTO t SELECT a, TUMBLE(ts, INTERVAL '1' MINUTE) AS w, " + item + " FROM x" + TAIL,
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SELECT a FROM x | not INSERT INTO",
        "INSERT INTO t VALUES (1) | without a plain SELECT",
        "INSERT INTO t (a, b) {s} FROM x {g} | column list",
        "INSERT INTO d.t {s} FROM x {g} | qualified",
        "INSERT INTO t {s} FROM x AS y {g} | more than a name",
        "INSERT INTO t {s} FROM x JOIN y ON x.a = y.a {g} | JOIN",
        "INSERT INTO t {s} FROM x, y {g} | JOIN",
        "INSERT INTO t {s} FROM (SELECT 1) y {g} | sub-query",
        "INSERT INTO t {s} FROM x {g} HAVING n > 1 | HAVING",
        "INSERT INTO t {s} FROM x {g} ORDER BY n | ORDER BY",
        "INSERT INTO t {s} FROM x {g} LIMIT 5 | LIMIT",
        "INSERT INTO t {s} FROM x {g} WITH ROLLUP | ROLLUP",
        "INSERT INTO t {s} FROM x {g} FOR UPDATE | a clause other than",
        "INSERT INTO t {s} FROM x {g} ON DUPLICATE KEY UPDATE n = 1 | a clause other than",
        "INSERT INTO t SELECT DISTINCT a FROM x GROUP BY a | DISTINCT",
        "INSERT INTO t {s} FROM x | GROUP BY is missing",
        "INSERT INTO t {s} FROM x GROUP BY a | neither an aggregate nor in GROUP BY",
        "INSERT INTO t {s} FROM x GROUP BY a, b, w | not in the SELECT list",
        "INSERT INTO t {s} FROM x GROUP BY a, TUMBLE(ts, INTERVAL '2' MINUTE) | not the window",
        "INSERT INTO t {s} FROM x GROUP BY a, a, w | twice",
        "INSERT INTO t SELECT a, TUMBLE(ts, INTERVAL '1' MONTH) w, COUNT(*) n FROM x GROUP BY a, w"
            + " | not a window's size",
        "INSERT INTO t SELECT a, TUMBLE(ts) w, COUNT(*) n FROM x GROUP BY a, w"
            + " | not a tumbling window",
        "INSERT INTO t SELECT a, COUNT(*) n FROM x GROUP BY a | 0 TUMBLE windows",
        "INSERT INTO t SELECT a, TUMBLE(ts, 1 minute) w FROM x GROUP BY a, w | aggregates nothing",
        "INSERT INTO t SELEC a FROM x | Did you mean SELECT?",
        "INSERT INTO t SELECT a, FROM x | unexpected ','",
        "INSERT INTO t SELECT 'a FROM x | a quote",
        "INSERT INTO t {s} FROM x WHERE a LIKE 'b%' {g} | 'a LIKE 'b%'' in WHERE",
        "INSERT INTO t {s} FROM x WHERE a = NULL {g} | IS NULL",
        "INSERT INTO t {s} FROM x WHERE a = \"b\" {g} | text with single quotes",
        "INSERT INTO t {s} FROM x WHERE a IN (b) {g} | lists a field",
        "INSERT INTO t {s} FROM x WHERE a IN (SELECT 1) {g} | not supported",
        "INSERT INTO t {s} FROM x WHERE UPPER(a) = 'B' {g} | not supported",
        "; | there is no statement",
      })
  void refusesStatements(String sql, String message) {
    assertRefused(
        sql.replace("{s}", "SELECT a, TUMBLE(ts, INTERVAL '1' MINUTE) AS w, COUNT(*) AS n")
            .replace("{g}", TAIL.strip()),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t", "T"})
  void refusesTwoStatementsThatFillOneTable(String second) {
    String first = statement("a, TUMBLE(ts, 1 minute) AS w, COUNT(*) AS n", "a = 1");

    assertThatThrownBy(
            () -> SqlPlanReader.read(first + ";" + first.replace("INTO t", "INTO " + second)))
        .hasMessageContaining("statement 2: table " + second + " is filled by statement 1");
  }

  private static String statement(String items, String where) {
    return "INSERT INTO t SELECT " + items + " FROM x WHERE " + where + " GROUP BY a, w";
  }

  private static void assertRefused(String sql, String message) {
    assertThatThrownBy(() -> SqlPlanReader.read(sql))
        .isInstanceOf(PlanRefusedException.class)
        .hasMessageContaining("statement 1: ")
        .hasMessageContaining(message.strip());
  }
}
