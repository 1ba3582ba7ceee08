package io.tributary.connect.jdbcagg.jsqlparser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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

class SqlPlanReaderTest {

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

  private static AggregateStatement only(String sql) throws PlanRefusedException {
    return SqlPlanReader.read(sql).statements().get(0);
  }

  private static String statement(String items, String where) {
    return "INSERT INTO t SELECT " + items + " FROM x WHERE " + where + " GROUP BY a, w";
  }
}
