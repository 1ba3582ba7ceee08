package io.tributary.connect.jdbcagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.Provider.class)
class ValidationIT extends ReachedDatabase {

  private final TestDatabase.Servers servers;

  ValidationIT(TestDatabase.Servers servers) {
    super(servers.of(MySqlFlavour.LIGHT).config());
    this.servers = servers;
  }

  @Test
  void namesTheConstructThatIsNotSupported() {
    config.put("aggregates", Flight.sql("t").replace("MAX(callsign)", "STDDEV(callsign)"));

    assertThat(errors().get("aggregates"))
        .singleElement()
        .asString()
        .contains("statement 1: function STDDEV is unknown", "Supported: ");
  }

  @Test
  void namesATopicThatIsNotConsumed() {
    config.put("topics", "flight,buses");

    assertThat(errors().get("aggregates"))
        .singleElement()
        .asString()
        .contains("statement 1 reads topic 'flights'", "Did you mean 'flight'?");
  }

  @Test
  void takesTopicsByPattern() {
    config.remove("topics");
    config.put("topics.regex", "fl.*");

    assertThat(errors()).isEmpty();
  }

  @Test
  void namesSettingsOfWindowsThatDoNotGoTogether() {
    config.put("window.closed.enabled", "true");
    config.put("window.retention.ms", "1");
    config.put("cdc.mode", "debezium");

    assertThat(errors())
        .containsOnlyKeys("window.closed.enabled", "window.retention.ms")
        .hasEntrySatisfying(
            "window.closed.enabled", m -> assertThat(m.get(0)).contains("Set window.grace.ms"))
        .hasEntrySatisfying(
            "window.retention.ms", m -> assertThat(m.get(0)).contains("cdc.mode=debezium"));
  }

  @Test
  void namesAnUnknownKey() {
    config.put("flush.max.record", "5");

    assertThat(errors().get("flush.max.records"))
        .singleElement()
        .asString()
        .contains("unknown key 'flush.max.record'");
  }

  @Test
  void saysThatAServerWithoutTlsNeedsItTurnedOff() {
    config.remove("database.tls.mode");

    assertThat(errors().get("database.tls.mode"))
        .singleElement()
        .asString()
        .contains("when asked for TLS", "database.tls.mode=disable");
  }

  @Test
  void trustsAServerOfTheGivenAuthorityUnlessItsNameMustFitToo() {
    TestDatabase real = servers.of(MySqlFlavour.REAL);
    config.putAll(real.config());
    config.put("database.public.key.retrieval.enabled", "false");
    config.put("database.tls.ca.file", real.authority().toString());
    config.put("database.tls.mode", "verify_ca");
    assertThat(errors()).isEmpty();

    config.put("database.tls.mode", "verify_identity");
    assertThat(errors()).containsOnlyKeys("database.tls.mode");

    config.put("database.tls.mode", "verify_ca");
    config.remove("database.tls.ca.file");
    assertThat(errors()).containsOnlyKeys("database.tls.mode");
  }

  @Test
  void acceptsRowsByKey() {
    config.remove("aggregates");
    config.put("mode", "upsert");
    config.put("record.key.fields", "id");
    config.put("ordering.field", "seen");
    config.put("record.format", "debezium");

    assertThat(errors()).isEmpty();
  }

  @Test
  void namesWhatDoesNotGoWithRows() {
    config.put("mode", "upsert");
    config.put("cdc.mode", "debezium");
    config.put("ordering.field", "seen");
    config.put("record.fields", "id");
    config.put("topics", "a.b,a_b");
    config.put("table.name", "x".repeat(60));

    Map<String, List<String>> errors = errors();
    assertThat(errors.get("aggregates")).singleElement().asString().contains("mode=upsert");
    assertThat(errors.get("cdc.mode")).singleElement().asString().contains("record.format says");
    assertThat(errors.get("record.format"))
        .singleElement()
        .asString()
        .contains("auto does not go with ordering.field", "Set plain, debezium or flattened");
    assertThat(errors.get("record.fields")).singleElement().asString().contains("lacks 'seen'");
    assertThat(errors.get("table.name").get(0)).contains("more than 55 characters");

    config.remove("table.name");
    assertThat(errors().get("table.name"))
        .singleElement()
        .asString()
        .contains("topics 'a.b' and 'a_b' would share table 'a_b'");
  }

  @Test
  void namesRowsInHiveAndKeysOfRowsAmongAggregates() {
    config.put("record.key.fields", "id");
    assertThat(errors().get("record.key.fields"))
        .singleElement()
        .asString()
        .contains("says nothing about aggregates");

    config.remove("aggregates");
    config.put("mode", "upsert");
    config.put("database.dialect", "hive");
    assertThat(errors().get("mode"))
        .singleElement()
        .asString()
        .contains("upsert does not go with database.dialect=hive");
  }
}
