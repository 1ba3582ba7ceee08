package io.tributary.connect.jdbcagg.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.TlsMode;
import io.tributary.testkit.ConfigMarkdown;
import io.tributary.testkit.GoldenFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcAggSinkConfigTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "aggregates", "INSERT ...",
          "database.host", "db",
          "database.name", "live",
          "database.user", "tributary");

  private static final Map<String, String> ALL_CHANGED =
      Map.ofEntries(
          Map.entry("mode", "upsert"),
          Map.entry("table.name", "live_${topic}"),
          Map.entry("record.key.fields", "id,line"),
          Map.entry("record.fields", "id,line,kph:speed,seen"),
          Map.entry("record.format", "flattened"),
          Map.entry("ordering.field", "seen"),
          Map.entry("delete.enabled", "false"),
          Map.entry("deleted.retention.ms", "8"),
          Map.entry("aggregates", "INSERT ..."),
          Map.entry("table.create", "false"),
          Map.entry("generation", "2"),
          Map.entry("cdc.mode", "debezium"),
          Map.entry("cdc.state", "none"),
          Map.entry("cdc.truncate", "fail"),
          Map.entry("cdc.empty.groups", "keep"),
          Map.entry("window.grace.ms", "60000"),
          Map.entry("window.late.policy", "count"),
          Map.entry("window.closed.enabled", "true"),
          Map.entry("window.retention.ms", "70000"),
          Map.entry("window.idle.timeout.ms", "8"),
          Map.entry("window.future.limit.ms", "9"),
          Map.entry("database.dialect", "hive"),
          Map.entry("hive.write.mode", "files"),
          Map.entry("hive.metastore.port", "9084"),
          Map.entry("hive.files.location", "hdfs://namenode/tributary"),
          Map.entry("hive.files.format", "orc"),
          Map.entry("hive.files.versions", "3"),
          Map.entry("database.host", "::1"),
          Map.entry("database.port", "3307"),
          Map.entry("database.name", "live"),
          Map.entry("database.user", "tributary"),
          Map.entry("database.password", "secret"),
          Map.entry("database.tls.mode", "verify_ca"),
          Map.entry("database.tls.ca.file", "/etc/ca.pem"),
          Map.entry("database.public.key.retrieval.enabled", "true"),
          Map.entry("database.connect.timeout.ms", "100"),
          Map.entry("database.socket.timeout.ms", "200"),
          Map.entry("flush.max.records", "5"),
          Map.entry("flush.interval.ms", "6"),
          Map.entry("retry.timeout.ms", "7"),
          Map.entry("statistics.interval.ms", "8"));

  @Test
  void referenceIsRenderedFromTheDefinition() {
    GoldenFile.assertMatches(
        Path.of("docs/config/sink-jdbc-agg.md"),
        ConfigMarkdown.render("sink-jdbc-agg", JdbcAggSinkConfig.CONFIG_DEF));
  }

  @Test
  void everyKeyIsListedHere() {
    assertThat(JdbcAggSinkConfig.CONFIG_DEF.names()).isEqualTo(ALL_CHANGED.keySet());
  }

  @Test
  void hiveHasItsOwnPortAndFlushesSeldomUnlessTold() {
    Map<String, String> properties = new HashMap<>(REQUIRED);
    properties.put("database.dialect", "Hive");
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(properties);

    assertThat(config.dialect()).isEqualTo(Dialect.HIVE);
    assertThat(config.database().port()).isEqualTo(10_000);
    assertThat(config.flush().interval()).isEqualTo(Duration.ofSeconds(30));

    properties.put("database.port", "3306");
    properties.put("flush.interval.ms", "1000");
    config = new JdbcAggSinkConfig(properties);
    assertThat(config.database().port()).isEqualTo(3306);
    assertThat(config.flush().interval()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void rowsWaitInSmallerNumbersThanGroupsUnlessTold() {
    Map<String, String> properties = new HashMap<>(REQUIRED);
    properties.put("mode", "Upsert");
    properties.put("table.name", "rows");
    assertThat(new JdbcAggSinkConfig(properties).flush().maxRecords()).isEqualTo(10_000);

    properties.put("flush.max.records", "70000");
    assertThat(new JdbcAggSinkConfig(properties).flush().maxRecords()).isEqualTo(70_000);
  }

  @Test
  void hiveIsMergedUnlessFilesAreAskedFor() {
    assertThat(new JdbcAggSinkConfig(REQUIRED).hive())
        .isEqualTo(new HiveSettings(HiveWriteMode.MERGE, 9083, null, HiveFileFormat.TEXT, 10));
    assertThat(new JdbcAggSinkConfig(ALL_CHANGED).hive())
        .isEqualTo(
            new HiveSettings(
                HiveWriteMode.FILES, 9084, "hdfs://namenode/tributary", HiveFileFormat.ORC, 3));
  }

  @Test
  void refusesALocationThatIsNoPlainUri() {
    Map<String, String> properties = new HashMap<>(REQUIRED);
    properties.put("hive.files.location", "/data/x' TBLPROPERTIES ('a'='b");
    assertThatThrownBy(() -> new JdbcAggSinkConfig(properties))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("hive.files.location")
        .hasMessageContaining("scheme://authority/path");
  }

  @Test
  void defaultsAreSafe() {
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(REQUIRED);

    assertThat(config.createsTables()).isTrue();
    assertThat(config.generation()).isZero();
    assertThat(config.changes())
        .isEqualTo(new ChangeSettings(ChangeTracking.NONE, TruncatePolicy.RETRACT, false));
    assertThat(config.windows()).isEqualTo(WindowSettings.NONE);
    assertThat(config.windows().limitsWindows()).isFalse();
    assertThat(config.flush())
        .isEqualTo(new FlushSettings(50_000, Duration.ofSeconds(1), Duration.ofMinutes(5)));
    assertThat(config.database())
        .isEqualTo(
            new DatabaseSettings(
                "db",
                3306,
                "live",
                "tributary",
                new Password(""),
                TlsMode.VERIFY_IDENTITY,
                null,
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30)));
  }

  @Test
  void everyKeyReachesItsSetting() {
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(ALL_CHANGED);

    assertThat(config.createsTables()).isFalse();
    assertThat(config.windows())
        .isEqualTo(
            new WindowSettings(60_000, LatePolicy.COUNT, true, 70_000, Duration.ofMillis(8), 9));
    assertThat(config.flush())
        .isEqualTo(new FlushSettings(5, Duration.ofMillis(6), Duration.ofMillis(7)));
    assertThat(config.statisticsInterval()).isEqualTo(Duration.ofMillis(8));
    assertThat(config.database())
        .isEqualTo(
            new DatabaseSettings(
                "::1",
                3307,
                "live",
                "tributary",
                new Password("secret"),
                TlsMode.VERIFY_CA,
                "/etc/ca.pem",
                true,
                Duration.ofMillis(100),
                Duration.ofMillis(200)));
  }

  @Test
  void rowsAreThoseOfTheTopicUnlessToldOtherwise() {
    assertThat(new JdbcAggSinkConfig(REQUIRED).mode()).isEqualTo(WriteMode.AGGREGATE);
    assertThat(new JdbcAggSinkConfig(REQUIRED).upsert())
        .isEqualTo(
            new UpsertSettings(
                new TableName("${topic}"),
                List.of(),
                Map.of(),
                RecordFormat.AUTO,
                null,
                true,
                Duration.ofDays(7)));
    JdbcAggSinkConfig config = new JdbcAggSinkConfig(ALL_CHANGED);
    assertThat(config.mode()).isEqualTo(WriteMode.UPSERT);
    assertThat(config.upsert())
        .isEqualTo(
            new UpsertSettings(
                new TableName("live_${topic}"),
                List.of("id", "line"),
                Map.of("id", "id", "line", "line", "kph", "speed", "seen", "seen"),
                RecordFormat.FLATTENED,
                "seen",
                false,
                Duration.ofMillis(8)));
    assertThat(config.upsert().table().of("cdc.live.buses")).isEqualTo("live_cdc_live_buses");
  }

  @ParameterizedTest
  @CsvSource({
    "table.name, a b",
    "table.name, ${topics}",
    "record.key.fields, 'a:b'",
    "record.fields, 'a:'",
    "record.fields, 'a,b:A'",
    "record.format, json",
    "deleted.retention.ms, 0"
  })
  void refusesNamesThatAreNone(String key, String value) {
    Map<String, String> properties = new HashMap<>(REQUIRED);
    properties.put(key, value);

    assertThatThrownBy(() -> new JdbcAggSinkConfig(properties))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource({
    "database.host, db/?allowLocalInfile=true",
    "database.host, address=(host=x)",
    "database.host, 'a,b'",
    "database.name, live?x=y",
    "database.name, a/b",
    "database.port, 0",
    "database.tls.mode, trust",
    "flush.max.records, 0"
  })
  void refusesValuesThatCouldSteerTheDriverOrTheFlush(String key, String value) {
    Map<String, String> properties = new HashMap<>(REQUIRED);
    properties.put(key, value);

    assertThatThrownBy(() -> new JdbcAggSinkConfig(properties))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key);
  }
}
