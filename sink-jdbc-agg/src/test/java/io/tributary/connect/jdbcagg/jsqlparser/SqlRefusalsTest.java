package io.tributary.connect.jdbcagg.jsqlparser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a statement is told in words, with its place. */
class SqlRefusalsTest {

  private static final String TAIL = " GROUP BY a, TUMBLE(ts, INTERVAL '1' MINUTE)";

  @Test
  void tellsAllRefusalsAtOnceWithTheirPlaces() {
    assertThatThrownBy(
            () ->
                SqlPlanReader.read(
                    """
                    -- the first
                    INSERT INTO t
                    SELECT a, SUMM(b) AS s,

                    \tLOWER(a, b) AS l FROM x
                    WHERE c = NULL GROUP BY a;
                    INSERT INTO u SELECT a, COUNT(*) FROM x GROUP BY a, z
                    """))
        .isInstanceOfSatisfying(
            PlanRefusedException.class,
            e ->
                assertThat(e.refusals())
                    .extracting(PlanRefusedException.Refusal::toString)
                    .satisfiesExactly(
                        m ->
                            assertThat(m)
                                .contains(
                                    "statement 1: function SUMM is unknown (line 3, column 11)")
                                .contains("Did you mean SUM?"),
                        m ->
                            assertThat(m)
                                .contains("LOWER(a, b) has 2 operands (line 5, column 2)")
                                .contains("LOWER takes 1."),
                        m -> assertThat(m).contains("never true (line 6, column 11)"),
                        m ->
                            assertThat(m)
                                .contains("statement 2: GROUP BY z is not in the SELECT list")
                                .contains("(line 7, column 53)")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "AVERAGE(x) AS m | Did you mean AVG?",
        "SUMM(x) AS m | Did you mean SUM?",
        "LATEST_BY_OFFSET(x) AS m | Did you mean LAST?",
        "FOO(x) AS m | function FOO is unknown",
        "LOWR(x) AS m | Did you mean LOWER?",
        "SUM(ALL x) AS m | Leave the rest out",
        "SUM(DISTINCT x) AS m | COUNT alone takes DISTINCT",
        "COUNT(DISTINCT x, y) AS m | join several by CONCAT",
        "MINUTE | between backticks",
        "SUM(x, y) AS m | too few or too many arguments",
        "SUM() AS m | too few or too many arguments",
        "SUM(*) AS m | COUNT alone takes *",
        "SUM(x ORDER BY y) AS m | FIRST and LAST alone take one",
        "LAST(x ORDER BY y DESC) AS m | and FIRST for the other end",
        "LAST(x, y ORDER BY z) AS m | FIRST and LAST alone take one",
        "PERCENTILE(x, 95) AS m | no fraction from 0 to 1",
        "PERCENTILE(x) AS m | for the 95th percentile",
        "PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) AS m | Write PERCENTILE(x, 0.95)",
        "SUM('x') AS m | SUM takes numbers, and ''x'' is of type CHAR",
        "SUM(LOWER(x)) AS m | SUM takes numbers",
        "ROUND(AVG(x)) AS m | stands inside an expression",
        "COUNT(*) OVER () AS m | OVER",
        "x + WINDOW_START AS m | stands alone in the SELECT list only",
        "COUNT(*) FILTER (WHERE x = 'a' + 1) AS m | computes with numbers",
        "COUNT(*) AS n, 1 + 1 AS m | neither an aggregate nor in GROUP BY",
        "LOWER(b) | Add AS <column>",
        "COUNT(*) AS A | two columns are named A",
        "COUNT(*) AS __n | two underscores",
        "COUNT(*) AS \"n\" | backticks",
        "COUNT(*) AS n, b | neither an aggregate nor in GROUP BY",
        "* | Name the fields",
        "TUMBLE(ts, INTERVAL '2' MINUTE) AS v, COUNT(*) AS n | describes two windows",
        "_headers | Write _headers.<name>",
        "MAX(_topic.x) | _topic has no fields",
        "MAX(b[1]) AS n | is no name of a field",
        "CAST(b AS UNSIGNED) AS n | Cast to BIGINT",
        "CAST(b AS VARCHAR(10)) AS n | Cast to BIGINT",
        "CAST(b AS DECIMAL(50, 20)) AS n | too wide",
        "TRY_CAST(b AS BIGINT) AS n | Cast to BIGINT",
        "DATE_TRUNC('fortnight', b) AS n | does not name a unit",
        "EXTRACT(EPOCH FROM b) AS n | Extract one of",
        "TRIM(BOTH 'x' FROM b) AS n | Write TRIM(<text>)",
        "DATE '2026-02-30' AS n | no timestamp or date",
        "b + INTERVAL '1' DAY AS n | 'INTERVAL '1' DAY' is not supported",
        "NOW() AS n | function NOW is unknown",
        "MAX(COALESCE(b, 'x', 1)) AS n | values of type CHAR and of type BIGINT",
        "b.LOWER(c) AS n | not supported",
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
        "INSERT INTO t {s} FROM x JOIN y ON x.a = y.a {g} | JOIN",
        "INSERT INTO t {s} FROM x, y {g} | JOIN",
        "INSERT INTO t {s} FROM x LEFT JOIN UNNEST(ws) AS z ON TRUE {g} | CROSS JOIN UNNEST",
        "INSERT INTO t {s} FROM x CROSS JOIN UNNEST(ws) {g} | no plain name",
        "INSERT INTO t {s} FROM x CROSS JOIN UNNEST(LOWER(ws)) AS z {g} | CROSS JOIN UNNEST",
        "INSERT INTO t {s} FROM x AS z CROSS JOIN UNNEST(ws) AS z {g} | both named z",
        "INSERT INTO t {s} FROM (SELECT 1) y {g} | sub-query",
        "INSERT INTO t {s} FROM x {g} HAVING n > 1 | HAVING",
        "INSERT INTO t {s} FROM x {g} ORDER BY n | ORDER BY",
        "INSERT INTO t {s} FROM x {g} LIMIT 5 | LIMIT",
        "INSERT INTO t {s} FROM x {g} WITH ROLLUP | ROLLUP",
        "INSERT INTO t {s} FROM x {g} FOR UPDATE | a clause other than",
        "INSERT INTO t {s} FROM x {g} ON DUPLICATE KEY UPDATE n = 1 | a clause other than",
        "INSERT INTO t SELECT DISTINCT a FROM x GROUP BY a | DISTINCT",
        "INSERT INTO t {s} FROM x | GROUP BY is missing",
        "INSERT INTO t {s} FROM x GROUP BY a | GROUP BY has none",
        "INSERT INTO t {s} FROM x GROUP BY w | neither an aggregate nor in GROUP BY",
        "INSERT INTO t {s} FROM x GROUP BY a, b, w | not in the SELECT list",
        "INSERT INTO t {s} FROM x GROUP BY a, n, w | names an aggregate",
        "INSERT INTO t {s} FROM x GROUP BY 9 | is no column",
        "INSERT INTO t {s} FROM x GROUP BY a, TUMBLE(ts, INTERVAL '2' MINUTE) | not the window",
        "INSERT INTO t {s} FROM x GROUP BY a, a, w | twice",
        "INSERT INTO t {s} FROM x GROUP BY a, w, w | two windows",
        "INSERT INTO t SELECT a, WINDOW_START s, COUNT(*) FROM x GROUP BY a, s | names a bound",
        "INSERT INTO t SELECT a, WINDOW_END, COUNT(*) FROM x GROUP BY a | GROUP BY has none",
        "INSERT INTO t SELECT COUNT(*) AS window_start FROM x GROUP BY TUMBLE(ts, 1 DAY)"
            + " | not the window's start",
        "INSERT INTO t SELECT a, TUMBLE(ts, INTERVAL '1' MONTH) w, COUNT(*) n FROM x GROUP BY a, w"
            + " | Group by DATE_TRUNC('month', <time>)",
        "INSERT INTO t SELECT a, TUMBLE(ts) w, COUNT(*) n FROM x GROUP BY a, w | not a window",
        "INSERT INTO t SELECT COUNT(*) n FROM x GROUP BY HOP(ts, 1 DAY) | Write HOP(",
        "INSERT INTO t SELECT COUNT(*) n FROM x GROUP BY HOP(ts, 5 MINUTE, 2 MINUTE) | multiple",
        "INSERT INTO t SELECT COUNT(*) n FROM x GROUP BY TIME_BUCKET(ts, 1 DAY) | TUMBLE",
        "INSERT INTO t SELECT COUNT(*) n FROM x GROUP BY TUMBLE(LOWER(ts), 1 DAY)"
            + " | the window's time 'LOWER(ts)' is of type CHAR",
        "INSERT INTO t SELECT a, TUMBLE(ts, 1 minute) w FROM x GROUP BY a, w | aggregates nothing",
        "INSERT INTO t SELEC a FROM x | Did you mean SELECT?",
        "INSERT INTO t SELECT a, FROM x | unexpected ','",
        "INSERT INTO unknown SELECT a FROM x | cannot be read",
        "INSERT INTO t SELECT 'a FROM x | a quote",
        "INSERT INTO t {s} FROM x WHERE a RLIKE 'b' {g} | Write LIKE '<pattern>'",
        "INSERT INTO t {s} FROM x WHERE a LIKE b {g} | Write LIKE '<pattern>'",
        "INSERT INTO t {s} FROM x WHERE a = NULL {g} | IS NULL",
        "INSERT INTO t {s} FROM x WHERE a = \"b\" {g} | text with single quotes",
        "INSERT INTO t {s} FROM x WHERE a IN (b) {g} | lists more than constants",
        "INSERT INTO t {s} FROM x WHERE a IN (SELECT 1) {g} | not supported",
        "INSERT INTO t {s} FROM x WHERE LOWER(a) = 1 {g} | compares CHAR with BIGINT",
        "INSERT INTO t {s} FROM x WHERE _timestamp > '2026-01-01' {g} | Write TIMESTAMP '2026",
        "INSERT INTO t {s} FROM x WHERE COUNT(*) > 1 {g} | stands inside an expression",
        "INSERT INTO t {s} FROM x WHERE CONCAT(a, b) {g} | a condition takes a boolean",
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
