package io.tributary.configs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, on connectors that do not fit together. */
class SetupTest {

  @TempDir private Path folder;

  private Examination examination() {
    return new Examination(folder);
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

  @Test
  void findsTwoReadersOfOneDatabaseUnderOneIdentity() throws IOException {
    assertThat(
            examination()
                .debezium("one")
                .debezium("two", "topic.prefix", "other", "database.server.id", "18")
                .debezium("three", "database.server.id", "19", "topic.prefix", "third")
                .lines())
        .containsExactlyInAnyOrder(
            "error   three.json:schema.history.internal.kafka.topic: one.json has the same. Give"
                + " each its own",
            "error   two.json:schema.history.internal.kafka.topic: one.json has the same. Give"
                + " each its own");
  }

  @Test
  void findsDecimalsThatBecomeDoubles() throws IOException {
    assertThat(examination().debezium("cdc", "decimal.handling.mode", "double").lines())
        .containsExactly(
            "warning cdc.json:decimal.handling.mode: decimals lose digits as doubles. Leave it out:"
                + " precise is the default");
  }

  @Test
  void findsEnvelopesTakenForRowsAndRowsTakenForEnvelopes() throws IOException {
    String unwrap = "io.debezium.transforms.ExtractNewRecordState";
    assertThat(
            examination()
                .debezium("cdc")
                .hudi("plain", "topics", "cdc.live.by_country", "record.format", "plain")
                .hudi(
                    "unwrapped",
                    "topics",
                    "cdc.live.by_country",
                    "table.path",
                    "s3a://lake/unwrapped",
                    "record.format",
                    "debezium",
                    "transforms",
                    "unwrap",
                    "transforms.unwrap.type",
                    unwrap)
                .lines())
        .anyMatch(line -> line.startsWith("error   plain.json:record.format: cdc.json writes"))
        .anyMatch(line -> line.startsWith("error   unwrapped.json:record.format: Extract"));
  }
}
