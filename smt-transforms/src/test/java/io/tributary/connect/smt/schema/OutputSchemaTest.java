package io.tributary.connect.smt.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The DDL, and how values become its columns. */
class OutputSchemaTest {

  private static OutputSchema schema(String ddl) {
    Problems problems = new Problems();
    OutputSchema schema = OutputSchema.compile(ddl, null, problems);
    assertThat(problems.describe("schema")).isEmpty();
    return schema;
  }

  private static String problemsOf(String ddl) {
    Problems problems = new Problems();
    OutputSchema.compile(ddl, null, problems);
    return problems.describe("schema");
  }

  private static Object convert(String type, Object value) {
    return schema("c " + type).project(Map.of("c", value)).get("c");
  }

  @Test
  void declaresTypesNullsDefaultsAndNestedColumns() {
    Schema schema =
        schema(
                """
                id STRING!, `odd ``name` BIGINT NOT NULL, n SMALLINT DEFAULT 7 NOT NULL,
                t TINYINT, f FLOAT, d decimal(12,2), at TIMESTAMP(s), day DATE, tod TIME,
                pos STRUCT<lat DOUBLE!, lon: DOUBLE>, tags ARRAY<STRING!>, attrs MAP<STRING, INT>,
                raw JSON, b BYTES\
                """)
            .schema();

    assertThat(schema.field("id").schema()).isEqualTo(Schema.STRING_SCHEMA);
    assertThat(schema.field("odd `name").schema()).isEqualTo(Schema.INT64_SCHEMA);
    assertThat(schema.field("n").schema().defaultValue()).isEqualTo((short) 7);
    assertThat(schema.field("t").schema()).isEqualTo(Schema.OPTIONAL_INT8_SCHEMA);
    assertThat(schema.field("f").schema()).isEqualTo(Schema.OPTIONAL_FLOAT32_SCHEMA);
    assertThat(schema.field("d").schema().name()).isEqualTo(Decimal.LOGICAL_NAME);
    assertThat(schema.field("at").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
    assertThat(schema.field("tod").schema().name()).isEqualTo(Time.LOGICAL_NAME);
    assertThat(schema.field("pos").schema().field("lat").schema()).isEqualTo(Schema.FLOAT64_SCHEMA);
    assertThat(schema.field("tags").schema().valueSchema()).isEqualTo(Schema.STRING_SCHEMA);
    assertThat(schema.field("attrs").schema().valueSchema())
        .isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
    assertThat(schema.field("raw").schema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          id ~ line 1 col 3, /id: found the end of the text; expected a type
          id STRING lat DOUBLE ~ line 1 col 11, /id: found 'lat'; expected ',' or the end of the column
          id STRING, ~ found the end of the text; expected a column name
          id VARCHAR ~ unknown type 'VARCHAR'; expected STRING
          id STRIN ~ unknown type 'STRIN'; expected BOOLEAN, TINYINT, SMALLINT, INT, BIGINT
          id DECIMAL ~ DECIMAL without its digits
          id DECIMAL(2,5) ~ DECIMAL(precision,scale) needs
          id TIMESTAMP(min) ~ unknown unit of TIMESTAMP 'min'; expected s, ms, us, iso, 'pattern'
          id TIMESTAMP('yyyy-bb') ~ not a pattern of dates
          id ARRAY<STRING ~ expected '>'
          id MAP<JSON,INT> ~ a map's key cannot be JSON
          id STRUCT<a INT, a INT> ~ the field 'a' is declared twice
          a-b INT ~ write the name 'a-b' in backticks
          id INT NOT ~ expected NULL after NOT
          id INT DEFAULT 'x' ~ the DEFAULT does not fit: cannot convert a string of 1 characters to INT
          id TINYINT DEFAULT 300 ~ the DEFAULT does not fit: an integer beyond the range of TINYINT
          id JSON DEFAULT '{}' ~ has no DEFAULT
          id INT DEFAULT now ~ expected 'text', a number, TRUE, FALSE or NULL
          id STRING DEFAULT 'x ~ line 1 col 19, /id: a ' is not closed
          id INT FROM ~ line 1 col 12, /id: '' is no path
          id INT FROM a..b ~ 'a..b' is no path
          id FROM a.`b INT ~ is no path; expected names with dots between them
          id INT FROM a FROM b ~ found 'FROM'; expected ','
          infer ~ no columns; expected the columns of the output
          """)
  void namesWhatIsWrongWithTheDdl(String ddl, String expected) {
    assertThat(problemsOf(ddl)).startsWith("schema: ").contains(expected);
  }

  @Test
  void findsTheProblemsOfAllColumnsAtOnce() {
    assertThat(problemsOf("a STRNG,\nb STRUCT<x INTT, y INT>, c INT,\n d DECIMAL").lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("schema: line 1 col 3, /a: "),
            line -> assertThat(line).startsWith("schema: line 2 col 12, /b: "),
            line -> assertThat(line).startsWith("schema: line 3 col 4, /d: "));
  }

  @Test
  void convertsWhereNothingIsLost() {
    assertThat(convert("INT", 231.0)).isEqualTo(231);
    assertThat(convert("INT", " 12 ")).isEqualTo(12);
    assertThat(convert("TINYINT", 127L)).isEqualTo((byte) 127);
    assertThat(convert("BIGINT", new BigDecimal("5.00"))).isEqualTo(5L);
    assertThat(convert("DOUBLE", 381L)).isEqualTo(381.0);
    assertThat(convert("DOUBLE", "-79.44")).isEqualTo(-79.44);
    assertThat(convert("FLOAT", 1.5)).isEqualTo(1.5f);
    assertThat(convert("BOOLEAN", "TRUE")).isEqualTo(true);
    assertThat(convert("STRING", 7L)).isEqualTo("7");
    assertThat(convert("STRING", new BigDecimal("1E+3"))).isEqualTo("1000");
    assertThat(convert("DECIMAL(6,2)", 12.5)).isEqualTo(new BigDecimal("12.50"));
    assertThat(convert("DECIMAL(6,2)", "0.10")).isEqualTo(new BigDecimal("0.10"));
    assertThat(convert("BYTES", new byte[] {1})).isEqualTo(new byte[] {1});
    assertThat(convert("BYTES", ByteBuffer.wrap(new byte[] {1}))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          INT      ~ 12.5        ~ cannot convert a number with a fraction to INT
          INT      ~ 3000000000  ~ an integer beyond the range of INT
          INT      ~ 'n/a'       ~ cannot convert a string of 3 characters to INT
          INT      ~ true        ~ cannot convert a boolean to INT
          BIGINT   ~ '1.0'       ~ cannot convert a string of 3 characters to BIGINT
          DOUBLE   ~ 'NaN'       ~ cannot convert a string of 3 characters to DOUBLE
          DOUBLE   ~ '1d'        ~ cannot convert a string of 2 characters to DOUBLE
          DOUBLE   ~ '-'         ~ cannot convert a string of 1 characters to DOUBLE
          DOUBLE   ~ [1,2]       ~ cannot convert a list of 2 items to DOUBLE
          BOOLEAN  ~ 'yes'       ~ cannot convert a string of 3 characters to BOOLEAN
          BOOLEAN  ~ 1           ~ cannot convert an integer to BOOLEAN
          STRING   ~ {'a':1}     ~ an object of 1 fields to STRING; a JSON column takes nested values
          BYTES    ~ 'x'         ~ cannot convert a string of 1 characters to BYTES
          DECIMAL(4,1) ~ 1.25    ~ DECIMAL(4,1), it has more fraction digits
          DECIMAL(4,1) ~ 12345   ~ DECIMAL(4,1), it has more digits
          DATE     ~ 'soon'      ~ cannot convert a string of 4 characters to DATE
          TIME     ~ 86400000    ~ TIME, it is no time of one day
          TIMESTAMP(iso) ~ 5     ~ cannot convert an integer to TIMESTAMP(iso)
          TIMESTAMP(s) ~ 'now'   ~ cannot convert a string of 3 characters to TIMESTAMP(s)
          MAP<STRING,INT> ~ 5    ~ cannot convert an integer to MAP<STRING,INT>
          """,
      quoteCharacter = '`')
  void refusesWhatWouldLose(String type, String value, String expected) {
    assertThatThrownBy(() -> convert(type, Json.of(value)))
        .isInstanceOf(BadValueException.class)
        .hasMessageStartingWith("/c: ")
        .hasMessageContaining(expected);
  }

  @Test
  void readsTimestampsInTheirUnit() {
    Date moment = Date.from(Instant.parse("2021-03-11T21:11:20.500Z"));

    assertThat(convert("TIMESTAMP", moment)).isSameAs(moment);
    assertThat(convert("TIMESTAMP(s)", moment)).isSameAs(moment);
    assertThat(convert("TIMESTAMP(s)", 1615497080.5)).isEqualTo(moment);
    assertThat(convert("TIMESTAMP(s)", 1615497080L)).isEqualTo(new Date(1615497080000L));
    assertThat(convert("TIMESTAMP(ms)", "1615497080500")).isEqualTo(moment);
    assertThat(convert("TIMESTAMP(us)", 1615497080500999L)).isEqualTo(moment);
    assertThat(convert("TIMESTAMP", 1615497080500L)).isEqualTo(moment);
    assertThat(convert("TIMESTAMP", "2021-03-11T22:11:20.5+01:00")).isEqualTo(moment);
    assertThat(convert("TIMESTAMP(iso)", "2021-03-11T21:11:20.5")).isEqualTo(moment);
    assertThat(convert("TIMESTAMP('dd/MM/yyyy HH:mm:ss.S')", "11/03/2021 21:11:20.5"))
        .isEqualTo(moment);
    assertThat(convert("TIMESTAMP('dd/MM/yyyy')", "11/03/2021"))
        .isEqualTo(Date.from(Instant.parse("2021-03-11T00:00:00Z")));
  }

  @Test
  void readsDatesAndTimes() {
    Date day = Date.from(Instant.parse("2021-03-11T00:00:00Z"));

    assertThat(convert("DATE", "2021-03-11")).isEqualTo(day);
    assertThat(convert("DATE", 18697L)).isEqualTo(day);
    assertThat(convert("DATE", day)).isSameAs(day);
    assertThat(convert("TIME", "13:05:00")).isEqualTo(new Date(47_100_000));
    assertThat(convert("TIME", 47_100_000L)).isEqualTo(new Date(47_100_000));
  }

  @Test
  void takesSubclassesOfDateThatJdbcSourcesHandOut() {
    assertThat(convert("DATE", new java.sql.Date(0))).isEqualTo(new Date(0));
    assertThat(convert("STRING", new java.sql.Timestamp(0))).isEqualTo("1970-01-01T00:00:00Z");
  }

  @Test
  void givesAnArrayForOneValueForManyAndForNone() {
    OutputSchema schema = schema("tags ARRAY<STRING!>!, n INT");

    assertThat(schema.project(Json.of("{'tags':'a'}")).get("tags")).isEqualTo(List.of("a"));
    assertThat(schema.project(Json.of("{'tags':['a','b']}")).get("tags"))
        .isEqualTo(List.of("a", "b"));
    assertThat(schema.project(Json.of("{'n':1}")).get("tags")).isEqualTo(List.of());
  }

  @Test
  void keepsNullsAndFillsDefaults() {
    Struct row =
        schema("a INT, b INT DEFAULT 5, c STRING DEFAULT 'it''s' NOT NULL, d INT DEFAULT NULL")
            .project(Json.of("{'a':null,'b':null}"));

    assertThat(row.getWithoutDefault("a")).isNull();
    assertThat(row.getWithoutDefault("b")).isEqualTo(5);
    assertThat(row.getWithoutDefault("c")).isEqualTo("it's");
    assertThat(row.getWithoutDefault("d")).isNull();
  }

  @Test
  void namesThePathOfALackingValue() {
    OutputSchema schema = schema("cars ARRAY<STRUCT<id STRING!, pos STRUCT<lat DOUBLE!>>>");

    assertThatThrownBy(() -> schema.project(Json.of("{'cars':[{'id':'1'},{}]}")))
        .hasMessage("/cars/1/id: STRING is required, but there is no value");
    assertThatThrownBy(() -> schema.project(Json.of("{'cars':[{'id':'1','pos':{'lat':[]}}]}")))
        .hasMessage("/cars/0/pos/lat: cannot convert a list of 0 items to DOUBLE");
  }

  @Test
  void projectsNestedObjectsMapsAndJson() {
    Struct row =
        schema("pos STRUCT<lat DOUBLE>, attrs MAP<STRING,BIGINT>, raw JSON")
            .project(
                Json.of(
                    "{'pos':{'lat':1,'lon':2},'attrs':{'a':'1','b':null},"
                        + "'raw':{'x':[1,2.5,null,true,'q\\'']}}"));

    row.validate();
    assertThat(row.getStruct("pos").get("lat")).isEqualTo(1.0);
    assertThat(row.get("attrs")).hasToString("{a=1, b=null}");
    assertThat(row.get("raw")).isEqualTo("{\"x\":[1,2.5,null,true,\"q\\\"\"]}");
  }

  @Test
  void refusesAListForItsColumns() {
    assertThatThrownBy(() -> schema("a INT").project(List.of(1)))
        .hasMessageContaining("the spec's output is a list of 1 items");
  }
}
