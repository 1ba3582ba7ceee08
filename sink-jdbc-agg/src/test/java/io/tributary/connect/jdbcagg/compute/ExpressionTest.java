package io.tributary.connect.jdbcagg.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.jdbcagg.jsqlparser.SqlPlanReader;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.jdbcagg.query.PlanRefusedException;
import io.tributary.connect.jdbcagg.query.ValueType;
import io.tributary.connect.jdbcagg.row.Coercion;
import io.tributary.connect.jdbcagg.row.RowReader;
import io.tributary.connect.jdbcagg.row.RowSource;
import java.math.BigDecimal;
import java.util.Date;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions from SQL to a value, and the type that a column takes from them. */
class ExpressionTest {

  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("whole", Schema.INT32_SCHEMA)
          .field("large", Schema.INT64_SCHEMA)
          .field("ratio", Schema.FLOAT64_SCHEMA)
          .field("single", Schema.FLOAT32_SCHEMA)
          .field("exact", Decimal.schema(2))
          .field("text", Schema.STRING_SCHEMA)
          .field("ship", Schema.STRING_SCHEMA)
          .field("flag", Schema.BOOLEAN_SCHEMA)
          .field("seen", Timestamp.SCHEMA)
          .field("born", org.apache.kafka.connect.data.Date.SCHEMA)
          .field("nothing", Schema.OPTIONAL_INT64_SCHEMA)
          .field("silence", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  /** Friday. */
  private static final long SEEN_MS = 1_795_201_425_678L;

  private static final long DAY_MS = 86_400_000;

  private static final Struct RECORD =
      new Struct(SCHEMA)
          .put("whole", -7)
          .put("large", Long.MAX_VALUE)
          .put("ratio", 2.5)
          .put("single", 0.1f)
          .put("exact", new BigDecimal("10.05"))
          .put("text", "  Ab c ")
          .put("ship", "a\uD83D\uDEA2b")
          .put("flag", true)
          .put("seen", new Date(SEEN_MS))
          .put("born", new Date(SEEN_MS - SEEN_MS % DAY_MS));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "whole + 2 | -5 | BIGINT",
        "whole - 1.5 | -8.5 | DECIMAL(38,1)",
        "whole * ratio | -17.5 | DOUBLE",
        "single * 10 | 1.0 | DOUBLE",
        "exact * exact | 101.0025 | DECIMAL(38,4)",
        "exact + whole | 3.05 | DECIMAL(38,2)",
        "whole / 2 | -3.5 | DOUBLE",
        "whole / 0 | NULL | DOUBLE",
        "whole DIV 2 | -3 | BIGINT",
        "whole DIV 0 | NULL | BIGINT",
        "exact DIV 3 | 3 | BIGINT",
        "whole % 4 | -3 | BIGINT",
        "MOD(whole, 0) | NULL | BIGINT",
        "exact % 3 | 1.05 | DECIMAL(38,2)",
        "ratio % 2 | 0.5 | DOUBLE",
        "-whole | 7 | BIGINT",
        "whole + nothing | NULL | BIGINT",
        "ABS(whole) | 7 | BIGINT",
        "ABS(-exact) | 10.05 | DECIMAL(38,2)",
        "FLOOR(-ratio) | -3.0 | DOUBLE",
        "CEIL(exact) | 11 | DECIMAL(38,0)",
        "CEILING(whole) | -7 | BIGINT",
        "ROUND(ratio) | 3.0 | DOUBLE",
        "ROUND(-ratio) | -3.0 | DOUBLE",
        "ROUND(exact, 1) | 10.1 | DECIMAL(38,1)",
        "ROUND(ratio * 1.11, 2) | 2.78 | DOUBLE",
        "LEAST(whole, exact, 3) | -7.00 | DECIMAL(38,2)",
        "GREATEST(ratio, whole) | 2.5 | DOUBLE",
        "GREATEST(ratio, nothing) | NULL | DOUBLE",
        "COALESCE(nothing, whole, 1) | -7 | BIGINT",
        "IFNULL(silence, 'none') | none | CHAR",
        "NULLIF(whole, -7) | NULL | BIGINT",
        "NULLIF(whole, 7) | -7 | BIGINT",
        "LOWER(text) | ^  ab c ^ | CHAR",
        "UPPER(TRIM(text)) | AB C | CHAR",
        "CONCAT('<', TRIM(text), '>', whole) | <Ab c>-7 | CHAR",
        "CONCAT('a', silence) | NULL | CHAR",
        "SUBSTRING(ship, 2, 1) | \uD83D\uDEA2 | CHAR",
        "SUBSTRING(ship, -2) | \uD83D\uDEA2b | CHAR",
        "SUBSTRING(ship, 3, 9) | b | CHAR",
        "CONCAT('<', SUBSTR(ship, 0), SUBSTR(ship, 4), SUBSTR(ship, -9), '>') | <> | CHAR",
        "CHAR_LENGTH(ship) | 3 | BIGINT",
        "REPLACE(ship, 'b', '') | a\uD83D\uDEA2 | CHAR",
        "REPLACE(ship, '', 'x') | a\uD83D\uDEA2b | CHAR",
        "CASE WHEN whole > 0 THEN 'up' WHEN nothing > 0 THEN 'odd' ELSE 'down' END | down | CHAR",
        "CASE WHEN whole > 0 THEN 1 END | NULL | BIGINT",
        "CASE whole WHEN -7 THEN exact ELSE 1 END | 10.05 | DECIMAL(38,2)",
        "IF(flag, whole, ratio) | -7.0 | DOUBLE",
        "whole < 0 AND flag | true | BOOLEAN",
        "nothing > 1 | NULL | BOOLEAN",
        "nothing IS NULL | true | BOOLEAN",
        "DATE(seen) | 2026-11-20 | DATE",
        "YEAR(seen) | 2026 | BIGINT",
        "MONTH(seen) * 100 + DAY(born) | 1120 | BIGINT",
        "HOUR(seen) | 19 | BIGINT",
        "MINUTE(seen) | 3 | BIGINT",
        "SECOND(seen) | 45 | BIGINT",
        "DAYOFWEEK(seen) | 6 | BIGINT",
        "DATE_TRUNC('minute', seen) | 2026-11-20T19:03:00Z | TIMESTAMP",
        "DATE_TRUNC('hour', seen) | 2026-11-20T19:00:00Z | TIMESTAMP",
        "DATE_TRUNC('DAY', seen) | 2026-11-20T00:00:00Z | TIMESTAMP",
        "DATE_TRUNC('week', seen) | 2026-11-16T00:00:00Z | TIMESTAMP",
        "DATE_TRUNC('month', born) | 2026-11-01 | DATE",
        "DATE_TRUNC('quarter', born) | 2026-10-01 | DATE",
        "DATE_TRUNC('year', seen) | 2026-01-01T00:00:00Z | TIMESTAMP",
        "FROM_UNIXTIME(1.5) | 1970-01-01T00:00:01.500Z | TIMESTAMP",
        "FROM_MILLIS(whole) | 1969-12-31T23:59:59.993Z | TIMESTAMP",
        "CAST(text AS CHAR) | ^  Ab c ^ | CHAR",
        "CAST(ratio AS BIGINT) | 3 | BIGINT",
        "CAST(exact AS DECIMAL(10,1)) | 10.1 | DECIMAL(38,1)",
        "CAST(' 12.50 ' AS DECIMAL(5,2)) | 12.50 | DECIMAL(38,2)",
        "CAST('1e3' AS DOUBLE) | 1000.0 | DOUBLE",
        "CAST(whole AS BOOLEAN) | true | BOOLEAN",
        "CAST('false' AS BOOLEAN) | false | BOOLEAN",
        "CAST('2026-01-31 10:00:00' AS TIMESTAMP) | 2026-01-31T10:00:00Z | TIMESTAMP",
        "CAST('2026-01-31T10:00:00.1239+02:00' AS TIMESTAMP) | 2026-01-31T08:00:00.123Z |"
            + " TIMESTAMP",
        "CAST('2026-01-31' AS DATE) | 2026-01-31 | DATE",
        "CAST(seen AS DATE) | 2026-11-20 | DATE",
        "CAST(born AS TIMESTAMP) | 2026-11-20T00:00:00Z | TIMESTAMP",
        "CAST(ratio AS CHAR) | 2.5 | CHAR",
        "seen >= TIMESTAMP '2026-01-01 00:00:00' AND born > DATE '2026-01-01' | true | BOOLEAN",
        "CONCAT(_topic, '-', _partition, '-', _offset) | x-3-42 | CHAR",
        "_timestamp | 2026-11-20T19:03:45.678Z | TIMESTAMP",
        "_key | k | CHAR",
        "ship LIKE 'a_b' | true | BOOLEAN",
        "ship LIKE '%b%' AND NOT ship LIKE 'b%' | true | BOOLEAN",
        "'a%b' LIKE 'a\\%b' AND NOT 'axb' LIKE 'a\\%b' | true | BOOLEAN",
        "'aXbXc' LIKE '%X%c' AND NOT 'aXbXc' LIKE '%X%d' | true | BOOLEAN",
        "silence LIKE '%' | NULL | BOOLEAN",
        "flag IS NOT TRUE OR (nothing IS NULL) IS FALSE | false | BOOLEAN",
      })
  void hasAValueAndAType(String sql, String value, String type) throws PlanRefusedException {
    Computed computed = compute(sql);

    assertThat(String.valueOf(computed.type())).isEqualTo(type);
    assertThat(computed.value() == null ? "NULL" : printed(computed.value())).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "text + 1 | 'text + 1)' computes with numbers",
        "LOWER(whole) | Use CAST(.. AS CHAR)",
        "YEAR(large) | of milliseconds by FROM_MILLIS",
        "seen > 5 | compares TIMESTAMP with BIGINT",
        "text IN (1, 2) | compares CHAR with BIGINT",
        "whole LIKE '1' | LIKE takes text",
        "NOT whole | a condition takes a boolean",
        "COALESCE(text, seen) | values of type CHAR and of type TIMESTAMP",
        "SUBSTRING(ship, ratio) | SUBSTRING takes whole numbers",
        "exact * exact * exact * exact * exact * exact * exact * exact * exact * exact | places",
      })
  void isRefusedOnceTheSchemaShowsThatItCannotWork(String sql, String message) {
    assertThatThrownBy(() -> compute(sql))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message.replace("'text + 1)'", "'(text + 1)'").strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "large + 1 | the result of ADD is out of range",
        "large * 2 | the result of MULTIPLY is out of range",
        "-(-large - 1) | the result of NEGATE is out of range",
        "ratio * 1e99 * 1e99 * 1e99 * 1e99 | the result of MULTIPLY is out of range",
        "CAST(text AS BIGINT) | a String cannot be cast to BIGINT",
        "CAST(text AS TIMESTAMP) | a String cannot be cast to TIMESTAMP",
        "CAST(ratio * 1e99 AS BIGINT) | a Double cannot be cast to BIGINT",
        "FROM_UNIXTIME(large) | no time of this world",
      })
  void makesABadRecordOfAValueOutOfRange(String sql, String message) {
    assertThatThrownBy(() -> compute(sql))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("Ab c");
  }

  @Test
  void joinsTextsByTwoBarsToo() throws PlanRefusedException {
    assertThat(compute("TRIM(text) || '-' || ratio").value()).isEqualTo("Ab c-2.5");
  }

  @Test
  void readsFieldsNamedLikeWordsOfOursBetweenBackticks() throws PlanRefusedException {
    Schema schema = SchemaBuilder.struct().field("_topic", Schema.STRING_SCHEMA).build();
    Computed computed = compute("`_topic`", new Struct(schema).put("_topic", "mine"));

    assertThat(computed.value()).isEqualTo("mine");
  }

  private static String printed(Object value) {
    return value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
  }

  private static Computed compute(String sql) throws PlanRefusedException {
    return compute(sql, RECORD);
  }

  private static Computed compute(String sql, Struct value) throws PlanRefusedException {
    AggregateStatement statement =
        SqlPlanReader.read("INSERT INTO t SELECT " + sql + " AS g, COUNT(*) AS n FROM x GROUP BY g")
            .statements()
            .get(0);
    SinkRecord record =
        new SinkRecord(
            "x",
            3,
            Schema.STRING_SCHEMA,
            "k",
            value.schema(),
            value,
            42,
            SEEN_MS,
            TimestampType.CREATE_TIME);
    OutputTypes types = new OutputTypes(statement);
    types.learn(RowSource.of(record));
    if (!types.fits()) {
      throw new DataException(types.problem());
    }
    ValueType type =
        types.of(statement.groups().get(0)).orElseThrow(() -> new DataException(types.problem()));
    RowReader reader = new RowReader(statement);
    Evaluator evaluator = new Compiler(reader).compile(statement.groups().get(0).expression());
    return new Computed(
        Coercion.fit(sql, type, evaluator.of(reader.read(RowSource.of(record)))), type);
  }

  private record Computed(@Nullable Object value, ValueType type) {}
}
