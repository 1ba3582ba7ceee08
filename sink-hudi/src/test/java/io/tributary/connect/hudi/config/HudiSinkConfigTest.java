package io.tributary.connect.hudi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.ConfigMarkdown;
import io.tributary.testkit.GoldenFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HudiSinkConfigTest {

  @Test
  void referenceEqualsTheDefinition() {
    GoldenFile.assertMatches(
        Path.of("docs/config/sink-hudi.md"),
        ConfigMarkdown.render("sink-hudi", HudiSinkConfig.DEFINITION));
  }

  @Test
  void defaultsAreThoseOfTheReference() {
    HudiSinkConfig config = config(Map.of());
    assertThat(config.table())
        .isEqualTo(
            new TableSettings(
                "flights",
                "s3a://lake/flights",
                List.of("icao24"),
                List.of(),
                new TableLayout(TableType.COPY_ON_WRITE, 6, WriteMode.UPSERT, null, 1),
                new WriteSettings("zstd", 4, 16L << 20),
                Map.of(),
                new ServiceSettings(10, 5, 20, 30, 10, 1024, false)));
    assertThat(config.records().format()).isEqualTo(RecordFormat.AUTO);
    assertThat(config.records().deleteEnabled()).isTrue();
    assertThat(config.records().truncates()).isEqualTo(TruncateHandling.FAIL);
    assertThat(config.records().unroutedDeletes()).isEqualTo(UnroutedDelete.REPORT);
    assertThat(config.columns().evolution()).isEqualTo(SchemaEvolution.ADD);
    assertThat(config.columns().renamed()).isEqualTo(RenamedColumns.REFUSE);
    assertThat(config.commits().intervalMs()).isEqualTo(60_000);
    assertThat(config.storage().credentials()).isNull();
    assertThat(config.commits().partitionsChanged()).isEqualTo(PartitionsChanged.FAIL);
    assertThat(config(Map.of("name", "flights-to-lake")).owner()).isEqualTo("flights-to-lake");
    assertThat(config.control()).isNull();
  }

  @Test
  void everyKeyReachesItsSetting() {
    HudiSinkConfig config =
        config(
            Map.ofEntries(
                Map.entry("table.name", "t"),
                Map.entry("table.path", "file:/data/t/"),
                Map.entry("table.type", "MERGE_ON_READ"),
                Map.entry("table.version", "8"),
                Map.entry("write.mode", "append"),
                Map.entry("merge.order", "event"),
                Map.entry("ordering.field", "o"),
                Map.entry("buckets.per.partition", "3"),
                Map.entry("write.threads", "2"),
                Map.entry("append.fill.below.bytes", "9"),
                Map.entry("parquet.codec", "SNAPPY"),
                Map.entry("record.key.fields", "a,b"),
                Map.entry("partition.fields", "c"),
                Map.entry("record.format", "debezium"),
                Map.entry("delete.enabled", "false"),
                Map.entry("delete.unrouted", "ignore"),
                Map.entry("truncate.handling", "ignore"),
                Map.entry("schema.evolution", "none"),
                Map.entry("schema.renamed.columns", "add"),
                Map.entry("commit.interval.ms", "1"),
                Map.entry("commit.timeout.ms", "2000"),
                Map.entry("commit.max.records", "3"),
                Map.entry("commit.retry.budget.ms", "4"),
                Map.entry("s3.endpoint", "http://127.0.0.1:9000"),
                Map.entry("s3.region", "eu-west-1"),
                Map.entry("s3.path.style", "true"),
                Map.entry("s3.access.key", "k"),
                Map.entry("s3.secret.key", "s"),
                Map.entry("clean.retain.commits", "5"),
                Map.entry("clean.every.commits", "2"),
                Map.entry("compact.every.commits", "8"),
                Map.entry("compact.max.mb", "9"),
                Map.entry("metadata.enable", "true"),
                Map.entry("partitions.changed", "CONTINUE"),
                Map.entry("table.owner", "before"),
                Map.entry("archive.min.commits", "6"),
                Map.entry("archive.max.commits", "7"),
                Map.entry("hoodie.parquet.max.file.size", "1000"),
                Map.entry("hadoop.fs.s3a.multipart.size", "64M"),
                Map.entry("catalog.type", "hive"),
                Map.entry("catalog.database", "lake"),
                Map.entry("catalog.table", "flights_now"),
                Map.entry("glue.region", "eu-north-1"),
                Map.entry("glue.endpoint", "https://glue.local"),
                Map.entry("glue.catalog.id", "123456789012"),
                Map.entry("glue.access.key", "g"),
                Map.entry("glue.secret.key", "h"),
                Map.entry("hive.metastore.uris", "thrift://one:9083,thrift://two:9083"),
                Map.entry("hive.metastore.user", "ops"),
                Map.entry("hive.metastore.tls.enabled", "true"),
                Map.entry("control.topic", "ctl"),
                Map.entry("control.bootstrap.servers", "127.0.0.1:9092"),
                Map.entry("control.security.protocol", "sasl_ssl"),
                Map.entry("control.sasl.mechanism", "PLAIN"),
                Map.entry("control.sasl.username", "u"),
                Map.entry("control.sasl.password", "canary-p"),
                Map.entry("control.ssl.truststore.certificates", "certificates"),
                Map.entry("control.ssl.keystore.certificate.chain", "chain"),
                Map.entry("control.ssl.keystore.key", "canary-k"),
                Map.entry("control.ssl.key.password", "canary-kp")));
    assertThat(config.table())
        .isEqualTo(
            new TableSettings(
                "t",
                "file:/data/t",
                List.of("a", "b"),
                List.of("c"),
                new TableLayout(TableType.MERGE_ON_READ, 8, WriteMode.APPEND, "o", 3),
                new WriteSettings("snappy", 2, 9),
                Map.of("hoodie.parquet.max.file.size", "1000"),
                new ServiceSettings(5, 2, 6, 7, 8, 9, true)));
    assertThat(config.records())
        .isEqualTo(
            new RecordSettings(
                RecordFormat.DEBEZIUM,
                List.of("a", "b"),
                List.of("c"),
                false,
                TruncateHandling.IGNORE,
                UnroutedDelete.IGNORE,
                WriteMode.APPEND,
                "o"));
    assertThat(config.columns())
        .isEqualTo(
            new SchemaSettings(SchemaEvolution.NONE, RenamedColumns.ADD, Set.of("__deleted")));
    assertThat(config.commits().intervalMs()).isEqualTo(1);
    assertThat(config.commits().timeoutMs()).isEqualTo(2000);
    assertThat(config.commits().maxRecords()).isEqualTo(3);
    assertThat(config.commits().retryBudget()).hasMillis(4);
    assertThat(config.commits().partitionsChanged()).isEqualTo(PartitionsChanged.CONTINUE);
    assertThat(config.owner()).isEqualTo("before");
    assertThat(config.storage())
        .isEqualTo(
            new StorageSettings(
                "http://127.0.0.1:9000",
                "eu-west-1",
                true,
                new StorageSettings.Credentials("k", "s"),
                Map.of(
                    "fs.s3a.multipart.size", "64M",
                    "fs.s3a.retry.limit", "2",
                    "fs.s3a.connection.timeout", "20s",
                    "fs.s3a.connection.request.timeout", "60s",
                    "fs.s3a.connection.part.upload.timeout", "90s")));
    assertThat(config.catalog())
        .isEqualTo(
            new CatalogSettings(
                CatalogType.HIVE,
                "lake",
                "flights_now",
                new GlueSettings(
                    "eu-north-1",
                    "https://glue.local",
                    "123456789012",
                    new StorageSettings.Credentials("g", "h")),
                new HiveSettings(
                    List.of(URI.create("thrift://one:9083"), URI.create("thrift://two:9083")),
                    "ops",
                    true)));
    assertThat(config.storage().toString()).doesNotContain("=s,", "k,");
    assertThat(config.control())
        .isEqualTo(
            new ControlSettings(
                "ctl",
                "127.0.0.1:9092",
                "file:/data/t",
                new ControlSecurity(
                    "SASL_SSL",
                    "PLAIN",
                    "u",
                    new Password("canary-p"),
                    "certificates",
                    "chain",
                    new Password("canary-k"),
                    new Password("canary-kp"))));
    assertThat(config.control().toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://lake/flights",
        "hdfs://name/flights",
        "http://host/flights",
        "s3a://lake",
        "s3a://lake/",
        "s3a:///flights",
        "s3a://key:secret@lake/flights",
        "s3a://lake/a/../../b",
        "file://host/flights",
        "/flights",
        "flights",
        "jar:file:/x!/y"
      })
  void refusesAPathThatIsNoFolderInABucketNorALocalOne(String path) {
    assertThatThrownBy(() -> config(Map.of("table.path", path)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("table.path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,a", "a,,b"})
  void refusesKeyFieldsThatTellNothingApart(String fields) {
    assertThatThrownBy(() -> config(Map.of("record.key.fields", fields)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("record.key.fields");
  }

  @ParameterizedTest
  @CsvSource({
    "table.type,view",
    "table.version,7",
    "table.version,5",
    "buckets.per.partition,0",
    "buckets.per.partition,257",
    "write.threads,0"
  })
  void refusesALayoutThatNoTableHas(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @Test
  void keepsDebeziumsMarkAsAColumnOfPlainRecordsAlone() {
    assertThat(config(Map.of("record.format", "plain")).columns().leftOut()).isEmpty();
    assertThat(config(Map.of("record.format", "flattened")).columns().leftOut())
        .containsExactly("__deleted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema.evolution",
        "schema.renamed.columns",
        "truncate.handling",
        "delete.unrouted"
      })
  void refusesAPolicyThatDoesNotExist(String key) {
    assertThatThrownBy(() -> config(Map.of(key, "maybe")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("must be one of");
  }

  @ParameterizedTest
  @CsvSource({
    "hoodie.parquet.max.file.size, 0",
    "hoodie.parquet.dictionary.enabled, perhaps",
    "hadoop.fs.s3a.multipart.size, 64 megabytes",
    "hadoop.fs.s3a.retry.interval, -5s",
    "hadoop.fs.s3a.encryption.algorithm, SSE-C",
    "hadoop.fs.s3a.encryption.key, jceks://file/etc/keys",
    "hadoop.fs.s3a.fast.upload.buffer, /etc",
    "hadoop.fs.s3a.performance.flags, '*,all'"
  })
  void refusesValuesThatTheKeysHandedOnCannotHave(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @Test
  void namesTheTableInACatalogAfterItself() {
    assertThat(config(Map.of("table.name", "Flights2")).catalog().table()).isEqualTo("flights2");
    assertThat(config(Map.of("s3.region", "eu-west-1")).catalog().glue().region())
        .isEqualTo("eu-west-1");
  }

  @ParameterizedTest
  @CsvSource({
    "catalog.type, unity",
    "catalog.database, Lake",
    "catalog.table, a.b",
    "glue.endpoint, http://user:pass@host",
    "glue.catalog.id, 12",
    "hive.metastore.uris, one:9083",
    "hive.metastore.uris, 'thrift://one:9083,http://two:9083'",
    "hive.metastore.uris, thrift://user:pass@one:9083"
  })
  void refusesACatalogThatCannotBe(String key, String value) {
    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @Test
  void neverQuotesAnEndpointThatMightHoldAPassword() {
    assertThatThrownBy(() -> config(Map.of("s3.endpoint", "http://user:pass@host")))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("pass@");
  }

  private static HudiSinkConfig config(Map<String, String> changed) {
    Map<String, String> props = new HashMap<>();
    props.put("topics", "flights");
    props.put("table.name", "flights");
    props.put("table.path", "s3a://lake/flights");
    props.put("record.key.fields", "icao24");
    props.putAll(changed);
    return new HudiSinkConfig(props);
  }
}
