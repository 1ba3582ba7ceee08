package io.tributary.connect.jdbcagg.jsqlparser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.query.AggregateFunction;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.AggregationPlan;
import io.tributary.connect.jdbcagg.query.Expression.Field;
import io.tributary.connect.jdbcagg.query.Expression.Source;
import io.tributary.connect.jdbcagg.query.OutputColumn;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.Predicate;
import io.tributary.connect.jdbcagg.query.Unnest;
import io.tributary.connect.jdbcagg.query.Window;
import java.time.Duration;
import java.util.List;
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
        "LOWER(a) = 'x' AND a.b IS TRUE | (LOWER(a) = 'x' AND (NOT (a.b IS NULL) AND a.b))",
        "a LIKE 'x%' AND b NOT LIKE '_' | (a LIKE 'x%' AND NOT (b LIKE '_'))",
        "`_topic` = _topic AND _key = _key.id | (_topic = _topic AND _key = _key.id)",
        "_headers.`trace-id` IS NOT NULL | NOT (_headers.`trace-id` IS NULL)",
        "a % 2 = 0 AND a DIV -b > +3 | ((a % 2) = 0 AND (a DIV -b) > 3)",
        "CASE a WHEN 1 THEN b ELSE c END | CASE WHEN a = 1 THEN b ELSE c END",
        "IF(a > 1, b, c) | CASE WHEN a > 1 THEN b ELSE c END",
        "EXTRACT(YEAR FROM a) = MOD(b, 4) | YEAR(a) = (b % 4)",
        "CAST(a AS DECIMAL(10, 2)) < b::bigint | CAST(a AS DECIMAL(38,2)) < CAST(b AS BIGINT)",
        "a >= TIMESTAMP '2026-01-31 12:00:00' | a >= TIMESTAMP '2026-01-31T12:00:00Z'",
        "a = DATE '2026-01-31' | a = DATE '2026-01-31'",
      })
  void readsConditions(String sql, String expected) throws PlanRefusedException {
    Predicate where =
        SqlPlanReader.read(statement("a, TUMBLE(ts, 1 minute) AS w, COUNT(*) AS n", sql))
            .statements()
            .get(0)
            .where();

    assertThat(where).hasToString(expected.strip());
  }

  @Test
  void windowsMayBeToldInGroupByAloneAndColumnsNamedByDefault() throws PlanRefusedException {
    AggregateStatement statement =
        only(
            "INSERT INTO t SELECT origin_country, COUNT(*) AS flights, AVG(velocity),"
                + " MAX(baro.altitude), COUNT(DISTINCT icao24) FROM topic WHERE on_ground = false"
                + " GROUP BY origin_country, TUMBLE(last_contact, 1 minute)");

    assertThat(statement.columns())
        .extracting(OutputColumn::name)
        .containsExactly(
            "origin_country",
            "flights",
            "avg_velocity",
            "max_altitude",
            "count_distinct_icao24",
            "window_start");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "TUMBLE(ts, INTERVAL '15' SECOND) | TUMBLE(ts, 15000 ms)",
        "tumble(FROM_UNIXTIME(s), INTERVAL 1 HOUR) | TUMBLE(FROM_UNIXTIME(s), 3600000 ms)",
        "HOP(ts, INTERVAL '5' MINUTE, INTERVAL '1' MINUTE) | HOP(ts, 300000 ms, 60000 ms)",
        "HOP(ts, INTERVAL '1' MINUTE, INTERVAL '5' MINUTE) | HOP(ts, 300000 ms, 60000 ms)",
        "SESSION(_timestamp, INTERVAL '30' MINUTE) | SESSION(_timestamp, 1800000 ms)",
      })
  void readsWindows(String sql, String expected) throws PlanRefusedException {
    AggregateStatement statement =
        only(
            "INSERT INTO t SELECT a, WINDOW_START, WINDOW_END AS till, COUNT(*) FROM x GROUP BY a, "
                + sql);

    assertThat(requireNonNull(statement.window()).sql()).isEqualTo(expected.strip());
    assertThat(statement.columns())
        .contains(
            new OutputColumn.WindowBound("window_start", OutputColumn.WindowBound.Bound.START),
            new OutputColumn.WindowBound("till", OutputColumn.WindowBound.Bound.END));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "COUNT(*) FILTER (WHERE b > 1) AS n | COUNT(*) FILTER (WHERE b > 1) AS n",
        "COUNT(b + 1) AS n | COUNT((b + 1)) AS n",
        "COUNT(DISTINCT LOWER(b)) AS n | COUNT(DISTINCT LOWER(b)) AS n",
        "COUNT(DISTINCT b) FILTER (WHERE c) AS n | COUNT(DISTINCT b) FILTER (WHERE c) AS n",
        "approx_count_distinct(b) AS n | APPROX_COUNT_DISTINCT(b) AS n",
        "SUM(price * amount) AS n | SUM((price * amount)) AS n",
        "LAST(b ORDER BY c) AS n | LAST(b ORDER BY c) AS n",
        "LAST(b, c.d) FILTER (WHERE e) AS n | LAST(b ORDER BY c.d) FILTER (WHERE e) AS n",
        "FIRST(b) AS n | FIRST(b) AS n",
        "PERCENTILE(b, 0.95) AS n | PERCENTILE(b, 0.95) AS n",
        "APPROX_PERCENTILE(b, 1) FILTER (WHERE c) AS n"
            + " | APPROX_PERCENTILE(b, 1) FILTER (WHERE c) AS n",
        "MEDIAN(b) | MEDIAN(b) AS median_b",
        "MIN(_offset) AS n | MIN(_offset) AS n",
      })
  void readsAggregates(String sql, String expected) throws PlanRefusedException {
    assertThat(only("INSERT INTO t SELECT " + sql + " FROM x").columns())
        .extracting(OutputColumn::sql)
        .containsExactly(expected.strip());
  }

  @Test
  void groupsByExpressionsPlacesAndNames() throws PlanRefusedException {
    AggregateStatement statement =
        only(
            "INSERT INTO t SELECT YEAR(FROM_MILLIS(ts)) AS y, LOWER(a) AS low, b.c, _key.id,"
                + " `day`, COUNT(*) FROM x GROUP BY YEAR(FROM_MILLIS(ts)), low, 3, id, `day`");

    assertThat(statement.groups())
        .extracting(OutputColumn.Group::name)
        .containsExactly("y", "low", "c", "id", "day");
    assertThat(statement.window()).isNull();
  }

  @Test
  void unnestsAnArrayWhoseElementsHaveAName() throws PlanRefusedException {
    AggregateStatement statement =
        only(
            "INSERT INTO t SELECT w.text AS word, COUNT(*) FROM tweets AS tw CROSS JOIN"
                + " UNNEST(tw.body.words) AS w WHERE tw.lang = 'en' AND w.stop IS NULL"
                + " GROUP BY w.text");

    assertThat(statement.topic()).isEqualTo("tweets");
    assertThat(statement.unnest()).isEqualTo(new Unnest(Field.of("body", "words"), "w"));
    assertThat(statement.fields())
        .containsExactly(
            Field.of("body", "words"),
            Field.of("lang"),
            new Field(Source.ELEMENT, List.of("stop")),
            new Field(Source.ELEMENT, List.of("text")));
  }

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

  private static AggregateStatement only(String sql) throws PlanRefusedException {
    return SqlPlanReader.read(sql).statements().get(0);
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
