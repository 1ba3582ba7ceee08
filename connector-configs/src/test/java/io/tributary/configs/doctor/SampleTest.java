package io.tributary.configs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, on folders whose mistakes only data shows. */
class SampleTest {

  private static final String SCHEMA =
      "{'schema':{'type':'struct','fields':[{'field':'id','type':'string'},{'field':'lon','type':'double','optional':true},{'field':'n','type':'int64','optional':true},{'field':'seen','type':'int64','optional':true}]},'payload':%s}";

  @TempDir private Path folder;

  private Examination examination() {
    return new Examination(folder);
  }

  /** Records of the topic flights as JsonConverter writes them. */
  private static String records(String... payloads) {
    return Arrays.stream(payloads)
        .map(SCHEMA::formatted)
        .collect(Collectors.joining("\n"))
        .replace('\'', '"');
  }

  /** An answer of OpenSky with so many aircraft, at longitude 150. */
  private static String states(int aircraft) {
    String vectors =
        IntStream.range(0, aircraft)
            .mapToObj(
                i ->
                    "[\"aa%04d\",\"T%d\",\"Country %d\",null,1700000000,150.5,-33.0,1000.0,false,200.0,90.0,0.0,null,1000.0,null,false,0,1]"
                        .formatted(i, i, i % 3))
            .collect(Collectors.joining(","));
    return "{\"time\":1700000000,\"states\":[" + vectors + "]}";
  }

  @Test
  void findsNothingWhereTheDataFits() throws IOException {
    Examination examination =
        examination()
            .poller("poll")
            .hudi("lake", "partition.fields", "origin_country")
            .aggregates("agg")
            .sample("poll", states(20));

    assertThat(examination.lines()).containsExactly("3 connectors: nothing wrong was found");
  }

  @Test
  void findsAPartitionForEachRow() throws IOException {
    assertThat(
            examination()
                .poller("poll")
                .hudi("lake", "partition.fields", "callsign")
                .sample("poll", states(20))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   lake.json:partition.fields: 20 rows of the sample lie in 20");
  }

  @Test
  void findsFieldsThatTheDataLacks() throws IOException {
    assertThat(
            examination()
                .poller("poll")
                .hudi("lake", "partition.fields", "country")
                .hudi("keys", "record.key.fields", "icao", "table.path", "s3a://lake/other")
                .aggregates(
                    "agg",
                    "aggregates",
                    "INSERT INTO t SELECT country, COUNT(*) AS n FROM flights GROUP BY country")
                .sample("poll", states(3))
                .lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("lake.json") && line.contains("partition field country"))
        .anyMatch(line -> line.contains("keys.json") && line.contains("record key field icao"))
        .anyMatch(line -> line.contains("agg.json") && line.contains("country"));
  }

  @Test
  void findsNullsInTheOrder() throws IOException {
    assertThat(
            examination()
                .hudi(
                    "lake",
                    "record.key.fields",
                    "id",
                    "merge.order",
                    "event",
                    "ordering.field",
                    "seen")
                .sample("flights", records("{'id':'a','seen':1}", "{'id':'b'}"))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   lake.json:ordering.field: seen is null in 1 of 2 rows of the sample");
  }

  @Test
  void findsRecordsWithoutKeys() throws IOException {
    String typed = records("{'id':'a'}");
    assertThat(
            examination()
                .hudi("lake", "record.key.fields", "id")
                .sample(
                    "flights",
                    "{\"key\":\"a\",\"value\":%s}\n{\"key\":null,\"value\":%s}"
                        .formatted(typed, typed))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   lake.json:topics: 1 of 2 records of the sample are refused")
        .contains("the record has no key");
  }

  /** Of longitudes beyond 100 a column of two digits before the point keeps none. */
  @Test
  void findsADecimalTooSmallForTheData() throws IOException {
    assertThat(
            examination()
                .poller("poll")
                .aggregates(
                    "agg",
                    "aggregates",
                    "INSERT INTO t SELECT origin_country, MAX(longitude) AS east FROM flights GROUP"
                        + " BY origin_country")
                .file("t.sql", "CREATE TABLE t (origin_country VARCHAR(60), east DECIMAL(6,4));")
                .sample("poll", states(3))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   agg.json:aggregates: column east of t is DECIMAL(6,4), which")
        .contains("numbers with 3 digits before the point come");
  }

  @Test
  void findsADeclaredDecimalTooSmallForTheData() throws IOException {
    assertThat(
            examination()
                .poller(
                    "poll",
                    "transforms",
                    "shape",
                    "transforms.shape.type",
                    "io.tributary.connect.smt.Jolt$Value",
                    "transforms.shape.spec",
                    "[{\"operation\":\"shift\",\"spec\":{\"icao24\":\"icao24\",\"longitude\":\"lon\"}}]",
                    "transforms.shape.schema",
                    "icao24 STRING!, lon DECIMAL(6,4)")
                .sample("poll", states(3))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   poll.json:transforms.shape.type: 3 of 3 records of the sample");
  }

  @Test
  void findsSumsThatOverflow() throws IOException {
    String statement = "INSERT INTO t SELECT id, SUM(n) AS total FROM flights GROUP BY id";
    assertThat(
            examination()
                .aggregates("agg", "aggregates", statement)
                .file("t.sql", "CREATE TABLE t (id VARCHAR(9), total INT);")
                .sample(
                    "flights", records("{'id':'a','n':2000000000}", "{'id':'a','n':2000000000}"))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   agg.json:aggregates: column total of t is INT, which the sample");
  }

  @Test
  void findsSumsThatOverflowOneDay() throws IOException {
    String statement = "INSERT INTO t SELECT id, SUM(n) AS total FROM flights GROUP BY id";
    assertThat(
            examination()
                .aggregates("agg", "aggregates", statement)
                .file("t.sql", "CREATE TABLE t (id VARCHAR(9), total INT);")
                .sample("flights", records("{'id':'a','n':2}"))
                .lines())
        .singleElement()
        .asString()
        .startsWith("warning agg.json:aggregates: the sum total of t is kept in INT");
  }

  @Test
  void findsTextsTooLongForTheirColumn() throws IOException {
    assertThat(
            examination()
                .aggregates(
                    "agg",
                    "aggregates",
                    "INSERT INTO t SELECT id, COUNT(*) AS n FROM flights GROUP BY id")
                .file("t.sql", "CREATE TABLE t (id VARCHAR(2), n BIGINT);")
                .sample("flights", records("{'id':'abc'}"))
                .lines())
        .singleElement()
        .asString()
        .contains("longer than the 2 characters of column id");
  }

  @Test
  void findsAnAnswerThatThePointerMisses() throws IOException {
    assertThat(
            examination()
                .poller("poll", "records.pointer", "/stats")
                .sample("poll", states(3))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   poll.json:records.pointer: the sample gives no records");
  }

  @Test
  void findsRowsThatTheirTableHasNoRoomFor() throws IOException {
    assertThat(
            upserts()
                .file(
                    "rows.sql",
                    "CREATE TABLE flights (id VARCHAR(8) PRIMARY KEY, lon DECIMAL(6,4), n INT NOT"
                        + " NULL, seen BIGINT UNSIGNED, at TIMESTAMP DEFAULT CURRENT_TIMESTAMP);")
                .sample(
                    "flights",
                    keyed(
                        "{'id':'a','lon':12.5,'n':1,'seen':5}",
                        "{'id':'b','lon':150.5,'n':1,'seen':6}",
                        "{'id':'c','lon':0.5,'n':null,'seen':7}",
                        "{'id':'much too long','lon':0.5,'n':2,'seen':8}"))
                .lines())
        .hasSize(3)
        .allMatch(line -> line.startsWith("error   agg.json:table.name: 1 of 4 records of the"))
        .anyMatch(line -> line.contains("does not fit column lon DECIMAL(6,4)"))
        .anyMatch(line -> line.contains("column n is NOT NULL"))
        .anyMatch(line -> line.contains("does not fit column id VARCHAR(8)"));
  }

  @Test
  void findsRowsWithoutAKeyOrAnOrder() throws IOException {
    assertThat(upserts().sample("flights", records("{'id':'a','n':1}")).lines())
        .singleElement()
        .asString()
        .contains("1 of 1 records of the sample are refused: the record has no key");
    assertThat(
            upserts("ordering.field", "seen", "record.format", "plain")
                .sample("flights", keyed("{'id':'a','seen':1}", "{'id':'b','seen':null}"))
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   agg.json:ordering.field: seen is null in 1 of 2 records");
  }

  @Test
  void findsRowsThatTellNoColumns() throws IOException {
    assertThat(
            upserts()
                .sample("flights", "{\"key\":{\"id\":\"a\"},\"value\":{\"id\":\"a\",\"n\":1}}")
                .lines())
        .anyMatch(line -> line.contains("no CREATE TABLE of flights lies beside the configs"));
  }

  /** A sink that keeps the newest row of each id. */
  private Examination upserts(String... changes) throws IOException {
    List<String> all =
        new ArrayList<>(List.of("mode", "upsert", "aggregates", "", "record.key.fields", "id"));
    all.addAll(List.of(changes));
    return examination().aggregates("agg", all.toArray(String[]::new));
  }

  /** Records with their id as key, too. */
  private static String keyed(String... payloads) {
    return Arrays.stream(payloads)
        .map(payload -> "{'key':{'k':'k'},'value':" + SCHEMA.formatted(payload) + "}")
        .collect(Collectors.joining("\n"))
        .replace('\'', '"');
  }
}
