package io.tributary.configs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.RepositoryRoot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command, on folders whose mistakes their configs alone show. */
class DoctorTest {

  @TempDir private Path folder;

  private Examination examination() {
    return new Examination(folder);
  }

  /** Those that are POSTed as they are. */
  static List<Path> shipped() throws IOException {
    try (Stream<Path> folders = Files.list(RepositoryRoot.find().resolve("connector-configs"))) {
      return folders
          .filter(Files::isDirectory)
          .filter(each -> !List.of("src", "target").contains(each.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void findsNothingWrongWithAConfigThatIsShipped(Path shipped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    int status = Doctor.run(new String[] {shipped.toString()}, print, print);

    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("nothing wrong was found\n");
    assertThat(status).isZero();
  }

  @Test
  void printsOneFindingALineAndTellsByItsStatus() throws IOException {
    Examination examination = examination().poller("poll", "pol.interval.ms", "5000");

    assertThat(examination.status()).isEqualTo(1);
    assertThat(examination.lines())
        .containsExactly(
            "error   poll.json:poll.interval.ms: unknown key 'pol.interval.ms'. Did you mean"
                + " 'poll.interval.ms'?");
  }

  @Test
  void printsJson() throws IOException {
    assertThat(examination().poller("poll", "pol.interval.ms", "5000").option("--json").lines())
        .containsExactly(
            "[{\"severity\":\"error\",\"file\":\"poll.json\",\"key\":\"poll.interval.ms\",\"reason\":\"unknown"
                + " key 'pol.interval.ms'\",\"what_to_do\":\"Did you mean 'poll.interval.ms'?\"}]");
  }

  @Test
  void cannotRunOnAFolderWithoutConnectors() {
    Examination examination = examination();

    assertThat(examination.status()).isEqualTo(2);
    assertThat(examination.complaint()).contains("No connector's config");
  }

  @Test
  void findsMisspeltKeysOfOtherConnectorsAndOfTransforms() throws IOException {
    assertThat(
            examination()
                .debezium(
                    "cdc",
                    "decimal.handling.mod",
                    "precise",
                    "transforms",
                    "mask",
                    "transforms.mask.type",
                    "io.tributary.connect.smt.Mask$Value",
                    "transforms.mask.fields",
                    "name:null",
                    "transforms.mask.on.eror",
                    "fail")
                .lines())
        .anySatisfy(line -> assertThat(line).contains("Did you mean 'decimal.handling.mode'?"))
        .anySatisfy(line -> assertThat(line).contains("Did you mean 'transforms.mask.on.error'?"));
  }

  @Test
  void saysThatItCannotCheckAConnectorItDoesNotHave() throws IOException {
    Examination examination = examination().poller("poll", "connector.class", "org.example.Absent");

    assertThat(examination.lines())
        .first()
        .asString()
        .startsWith("note    poll.json:connector.class: org.example.Absent is not on the class");
    assertThat(examination.status()).isZero();
  }

  @Test
  void findsSecretsInClear() throws IOException {
    List<String> lines =
        examination()
            .aggregates("agg", "database.password", "hunter2")
            .poller(
                "poll",
                "request.headers",
                "Authorization:Bearer abc",
                "request.parameters",
                "api_key=abc")
            .debezium("cdc", "database.password", "hunter2")
            .lines();

    assertThat(lines)
        .anyMatch(line -> line.startsWith("error   agg.json:database.password: a secret"))
        .anyMatch(line -> line.startsWith("error   cdc.json:database.password: a secret"))
        .anyMatch(line -> line.startsWith("error   poll.json:request.headers: a header"))
        .anyMatch(line -> line.startsWith("error   poll.json:request.parameters: a parameter"))
        .noneMatch(line -> line.contains("hunter2") || line.contains("abc"));
  }

  /** 2,880 polls a day, of the whole world, for 400 credits. */
  @Test
  void findsABudgetThatRunsDry() throws IOException {
    assertThat(examination().poller("poll", "poll.interval.ms", "30000").lines())
        .singleElement()
        .asString()
        .startsWith("error   poll.json:poll.interval.ms: 2,880 polls a day, at 4 credits each")
        .contains("11,520 credits a day")
        .contains("which is 400; it runs dry after 0 h 50 min")
        .contains("Poll every 864000 ms or less often");
  }

  @Test
  void addsUpWhatSharesABudget() throws IOException {
    Examination examination =
        examination()
            .poller("one", "poll.interval.ms", "1000000")
            .poller("two", "poll.interval.ms", "1000000", "topic", "others");

    assertThat(examination.lines())
        .hasSize(2)
        .allMatch(line -> line.contains("691 credits a day of all that share the budget"));
  }

  @Test
  void takesABudgetThatThePollerSpreadsForAPlan() throws IOException {
    Examination examination =
        examination()
            .poller(
                "poll",
                "poll.interval.ms",
                "30000",
                "rate.limit.requests",
                "400",
                "rate.limit.period.ms",
                "86400000");

    assertThat(examination.status()).isZero();
    assertThat(examination.lines()).first().asString().startsWith("note    poll.json:poll.int");
  }

  @Test
  void findsATopicThatNobodyWrites() throws IOException {
    assertThat(examination().poller("poll").hudi("lake", "topics", "flihgts").lines())
        .containsExactly(
            "error   lake.json:topics: nobody here writes the topic 'flihgts'. Did you mean"
                + " 'flights'?");
  }

  @Test
  void knowsWhereARouterSendsRecords() throws IOException {
    assertThat(
            examination()
                .poller(
                    "poll",
                    "transforms",
                    "route",
                    "transforms.route.type",
                    "org.apache.kafka.connect.transforms.RegexRouter",
                    "transforms.route.regex",
                    "(.*)",
                    "transforms.route.replacement",
                    "api.$1")
                .hudi("lake")
                .lines())
        .containsExactly(
            "warning lake.json:topics: nobody here writes the topic 'flights', only [api.flights]."
                + " Correct it, or give a --sample of it if it is written elsewhere");
  }

  @Test
  void findsASinkThatCountsWhatWasGivenUp() throws IOException {
    assertThat(
            examination()
                .poller("poll")
                .hudi("lake", "consumer.override.isolation.level", "")
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   lake.json:consumer.override.isolation.level: 'flights' of poll.json");
  }

  @Test
  void findsATopicWithoutKeysWhereOneIsNeeded() throws IOException {
    assertThat(
            examination()
                .poller("poll", "preset", "", "connection.url", "https://api.example/")
                .hudi("lake")
                .aggregates("agg")
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   lake.json:topics: 'flights' of poll.json has no keys");
  }

  @Test
  void findsMoreTasksThanPartitions() throws IOException {
    assertThat(
            examination()
                .poller("poll", "topic.creation.default.partitions", "2")
                .aggregates("agg", "tasks.max", "5")
                .lines())
        .singleElement()
        .asString()
        .startsWith("warning agg.json:tasks.max: 5 tasks for 2 partitions: 3 of them");
  }

  @Test
  void findsConvertersThatDoNotFit() throws IOException {
    String json = "org.apache.kafka.connect.json.JsonConverter";
    assertThat(
            examination()
                .poller("poll", "value.converter", json, "value.converter.schemas.enable", "false")
                .hudi("lake", "value.converter", json)
                .aggregates("agg", "key.converter", json)
                .lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("error   lake.json:value.converter.schemas.enable"))
        .anyMatch(line -> line.startsWith("warning agg.json:value.converter: 'flights'"))
        .anyMatch(line -> line.startsWith("warning poll.json:key.converter: 'flights'"));
  }

  @Test
  void findsATableWithoutColumns() throws IOException {
    assertThat(
            examination()
                .hudi(
                    "lake",
                    "value.converter",
                    "org.apache.kafka.connect.json.JsonConverter",
                    "value.converter.schemas.enable",
                    "false")
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   lake.json:value.converter.schemas.enable: values come without schema");
  }

  @Test
  void findsTwoSinksOnOneTable() throws IOException {
    assertThat(
            examination()
                .hudi("lake")
                .hudi("lake2", "table.path", "s3a://lake/flights/")
                .hudi("lake3", "table.path", "s3a://lake/flights/inner")
                .aggregates("agg")
                .aggregates("agg2")
                .lines())
        .anyMatch(line -> line.startsWith("error   lake2.json:table.path: the table flights is"))
        .anyMatch(line -> line.startsWith("error   lake3.json:table.path: it lies in the table of"))
        .anyMatch(line -> line.startsWith("error   agg2.json:aggregates: the table by_country"))
        .hasSize(3);
  }

  @Test
  void findsTwoSinksOnOneTableOfRows() throws IOException {
    assertThat(
            examination()
                .aggregates("one", "mode", "upsert", "aggregates", "")
                .aggregates("two", "mode", "upsert", "aggregates", "", "table.name", "flights")
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   two.json:table.name: the table flights is written by one.json too");
  }

  @Test
  void findsAKeyUsedAsPartition() throws IOException {
    assertThat(
            examination()
                .hudi("lake", "record.key.fields", "a,b", "partition.fields", "a,b,c")
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   lake.json:partition.fields: the record's key is the partition");
  }

  @Test
  void findsBadRecordsThatVanishAndQueuesThatStayEmpty() throws IOException {
    assertThat(
            examination()
                .hudi("one", "errors.tolerance", "all")
                .aggregates("two", "errors.deadletterqueue.topic.name", "dead")
                .lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("error   one.json:errors.tolerance: bad records vanish"))
        .anyMatch(line -> line.startsWith("error   two.json:errors.deadletterqueue.topic.name"));
  }

  @Test
  void findsChangesThatWouldCountAsFacts() throws IOException {
    assertThat(
            examination()
                .debezium("cdc")
                .aggregates(
                    "agg",
                    "topics",
                    "cdc.live.by_country",
                    "aggregates",
                    "INSERT INTO t SELECT a, COUNT(*) AS n FROM `cdc.live.by_country` GROUP BY a")
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   agg.json:cdc.mode: cdc.json writes changes");
  }

  @Test
  void findsACapturedTableWithoutAKey() throws IOException {
    assertThat(
            examination()
                .debezium("cdc")
                .file("tables.sql", "CREATE TABLE by_country (origin_country CHAR(60), n INT);")
                .lines())
        .singleElement()
        .asString()
        .startsWith("error   cdc.json:table.include.list: the table by_country has no primary key");
  }

  @Test
  void findsTwoConnectorsUnderOneName() throws IOException {
    Examination examination = examination().poller("poll");
    Files.copy(folder.resolve("poll.json"), folder.resolve("same.json"));

    assertThat(examination.lines())
        .anyMatch(line -> line.startsWith("error   same.json:name: poll.json has the same name"));
  }
}
