package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.kit.metrics.TaskName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HudiSinkConnectorTest {

  @TempDir private Path folder;

  @Test
  void isFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(SinkConnector.class))
        .hasAtLeastOneElementOfType(HudiSinkConnector.class);
  }

  @Test
  void acceptsALocalFolderAndLeavesNothingInIt() {
    assertThat(errors(Map.of())).isEmpty();
    assertThat(folder.resolve("flights"))
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
  }

  @Test
  void refusesALocalFolderThatCannotBeMade() throws Exception {
    Files.writeString(folder.resolve("file"), "");
    assertThat(errors(Map.of("table.path", "file:" + folder.resolve("file/flights"))))
        .containsOnlyKeys("table.path")
        .extractingByKey("table.path")
        .asString()
        .contains("cannot write below", "Check that the folder");
  }

  @Test
  void refusesAMistypedKeyWhereItWasMeant() {
    assertThat(errors(Map.of("comit.interval.ms", "5")))
        .containsOnlyKeys("commit.interval.ms")
        .extractingByKey("commit.interval.ms")
        .asString()
        .contains("unknown key 'comit.interval.ms'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hoodie.datasource.write.keygenerator.class",
        "hoodie.datasource.write.payload.class",
        "hoodie.write.lock.provider",
        "hoodie.metrics.reporter.class",
        "hoodie.embed.timeline.server",
        "hoodie.write.auto.upgrade",
        "hoodie.parquet.small.file.limit",
        "hoodie.memory.spillable.map.path",
        "hadoop.fs.s3a.impl",
        "hadoop.fs.file.impl",
        "hadoop.fs.s3a.aws.credentials.provider",
        "hadoop.fs.s3a.secret.key",
        "hadoop.fs.s3a.endpoint",
        "hadoop.hadoop.security.credential.provider.path"
      })
  void handsNoClassPathSecretNorGuaranteeOn(String key) {
    assertThat(errors(Map.of(key, "x")))
        .containsOnlyKeys("table.name")
        .extractingByKey("table.name")
        .asString()
        .contains("key '" + key + "' is not handed on", "config reference");
  }

  @Test
  void refusesACatalogThatCannotBeAsked() {
    assertThat(errors(Map.of("catalog.type", "hive"))).containsOnlyKeys("hive.metastore.uris");
    assertThat(
            errors(
                Map.of(
                    "catalog.type",
                    "hive",
                    "hive.metastore.uris",
                    "thrift://127.0.0.1:" + closed())))
        .containsOnlyKeys("catalog.type")
        .extractingByKey("catalog.type")
        .asString()
        .contains("No Hive metastore answers", "Check hive.metastore.uris");
    assertThat(errors(Map.of("catalog.type", "glue", "glue.access.key", "a")))
        .containsOnlyKeys("glue.secret.key");
  }

  /** A port at which nobody listens. */
  private static int closed() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void refusesSeveralTasksWithoutAControlTopic() {
    assertThat(errors(Map.of("tasks.max", "2"))).containsOnlyKeys("control.topic");
    assertThat(errors(Map.of("tasks.max", "2", "control.topic", "c")))
        .containsOnlyKeys("control.bootstrap.servers");
  }

  @Test
  void refusesASecurityOfTheControlTopicThatCannotBe() {
    Map<String, String> control =
        Map.of("control.topic", "c", "control.bootstrap.servers", "127.0.0.1:1");
    assertThat(errors(with(control, "control.security.protocol", "SASL_SSL")))
        .containsOnlyKeys("control.sasl.username", "control.sasl.password");
    assertThat(errors(with(control, "control.sasl.username", "u")))
        .containsOnlyKeys("control.security.protocol");
    assertThat(errors(with(control, "control.ssl.truststore.certificates", "x")))
        .containsOnlyKeys("control.security.protocol");
    Map<String, String> tls = with(control, "control.security.protocol", "SSL");
    assertThat(errors(with(tls, "control.ssl.truststore.certificates", "no PEM")))
        .containsOnlyKeys("control.ssl.truststore.certificates");
    assertThat(errors(with(tls, "control.ssl.keystore.key", "canary")))
        .containsOnlyKeys("control.ssl.keystore.certificate.chain")
        .extractingByKey("control.ssl.keystore.certificate.chain")
        .asString()
        .doesNotContain("canary");
    Map<String, String> sasl =
        with(
            with(control, "control.security.protocol", "SASL_PLAINTEXT"),
            "control.sasl.username",
            "u");
    assertThat(errors(with(sasl, "control.sasl.password", "canary\n; Other required")))
        .containsOnlyKeys("control.sasl.password")
        .extractingByKey("control.sasl.password")
        .asString()
        .doesNotContain("canary");
  }

  private static Map<String, String> with(Map<String, String> props, String key, String value) {
    Map<String, String> more = new HashMap<>(props);
    more.put(key, value);
    return more;
  }

  @Test
  void refusesHalfAKeyPair() {
    assertThat(errors(Map.of("s3.access.key", "a"))).containsOnlyKeys("s3.secret.key");
    assertThat(errors(Map.of("s3.secret.key", "a"))).containsOnlyKeys("s3.access.key");
  }

  @Test
  void refusesServicesThatWouldArchiveWhatReadersNeed() {
    assertThat(errors(Map.of("clean.retain.commits", "20")))
        .containsOnlyKeys("archive.min.commits");
    assertThat(errors(Map.of("archive.max.commits", "20"))).containsOnlyKeys("archive.max.commits");
  }

  @Test
  void refusesUpsertsWithoutAKey() {
    assertThat(errors(Map.of("record.key.fields", ""))).containsOnlyKeys("record.key.fields");
  }

  @Test
  void refusesWhatAppendingHasNoUseFor() {
    Map<String, String> appending = Map.of("write.mode", "append", "record.key.fields", "");
    assertThat(errors(appending)).isEmpty();
    assertThat(errors(with(appending, "record.key.fields", "icao24")))
        .containsOnlyKeys("record.key.fields");
    assertThat(errors(with(appending, "table.type", "merge_on_read")))
        .containsOnlyKeys("table.type");
    assertThat(errors(with(appending, "buckets.per.partition", "2")))
        .containsOnlyKeys("buckets.per.partition");
  }

  @Test
  void refusesAnOrderThatNothingDecides() {
    Map<String, String> byEvent = Map.of("merge.order", "event", "ordering.field", "seen");
    assertThat(errors(byEvent)).isEmpty();
    assertThat(errors(Map.of("merge.order", "event"))).containsOnlyKeys("ordering.field");
    assertThat(errors(Map.of("ordering.field", "seen"))).containsOnlyKeys("ordering.field");
    assertThat(errors(with(byEvent, "ordering.field", "icao24")))
        .containsOnlyKeys("ordering.field");
  }

  @Test
  void refusesTheTableWhoseReadersWouldNotAgree() {
    Map<String, String> logged =
        Map.of("merge.order", "event", "ordering.field", "seen", "table.type", "merge_on_read");
    assertThat(errors(logged))
        .containsOnlyKeys("merge.order")
        .extractingByKey("merge.order")
        .asString()
        .contains("would not agree", "Set table.version=8 or 9");
    assertThat(errors(with(logged, "table.version", "8"))).isEmpty();
    assertThat(errors(with(logged, "delete.enabled", "false"))).isEmpty();
  }

  @Test
  void refusesTopicsByPattern() {
    Map<String, String> props = props();
    props.remove("topics");
    props.put("topics.regex", ".*");
    assertThat(errorsOf(props)).containsOnlyKeys("table.name");
  }

  @Test
  void runsOneTaskUnlessThereIsAControlTopic() {
    HudiSinkConnector connector = new HudiSinkConnector();
    connector.start(props());
    assertThat(connector.taskConfigs(4)).hasSize(1);
    Map<String, String> several = props();
    several.put("control.topic", "c");
    several.put("control.bootstrap.servers", "127.0.0.1:1");
    connector.start(several);
    assertThat(connector.taskConfigs(4))
        .extracting(task -> task.get(TaskName.NUMBER))
        .containsExactly("0", "1", "2", "3");
    assertThat(connector.taskConfigs(4))
        .allSatisfy(task -> assertThat(task).containsAllEntriesOf(several));
  }

  private Map<String, String> errors(Map<String, String> changed) {
    Map<String, String> props = props();
    props.putAll(changed);
    return errorsOf(props);
  }

  private static Map<String, String> errorsOf(Map<String, String> props) {
    Map<String, String> errors = new TreeMap<>();
    for (ConfigValue value : new HudiSinkConnector().validate(props).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name(), String.join("; ", value.errorMessages()));
      }
    }
    return errors;
  }

  private Map<String, String> props() {
    Map<String, String> props = new HashMap<>();
    props.put("name", "hudi-flights");
    props.put("connector.class", HudiSinkConnector.class.getName());
    props.put("tasks.max", "1");
    props.put("topics", "flights");
    props.put("table.name", "flights");
    props.put("table.path", "file:" + folder.resolve("flights"));
    props.put("record.key.fields", "icao24");
    return props;
  }
}
