package io.tributary.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS against servers with certificates of their own. */
class TlsTest {

  @TempDir private static Path folder;
  private static TestKeys server;
  private static TestKeys stranger;
  private static TestKeys client;

  @BeforeAll
  static void makeKeys() throws Exception {
    server = TestKeys.create(folder, "server", "ip:127.0.0.1");
    stranger = TestKeys.create(folder, "stranger", "dns:other.example");
    client = TestKeys.create(folder, "client", "dns:client.example");
    Files.writeString(folder.resolve("server.pem"), server.certificatePem());
    Files.writeString(folder.resolve("client.pem"), client.certificatePem() + client.keyPem());
  }

  @ParameterizedTest
  @ValueSource(strings = {"store", "file", "text"})
  void trustsWhomTheConfigNames(String form) throws Exception {
    try (TlsApi api = new TlsApi(server, null);
        RunningTask task = RunningTask.start(props(api, trust(form)))) {
      assertThat(task.nextBatch()).hasSize(1);
    }
  }

  @Test
  void refusesAServerThatNobodyVouchesFor() throws Exception {
    try (TlsApi api = new TlsApi(server, null);
        RunningTask task = RunningTask.start(props(api, Map.of()))) {
      assertThatThrownBy(task::nextBatch).hasMessageContaining("TLS handshake");
    }
  }

  @Test
  void refusesAServerOfAnotherNameHoweverMuchItIsTrusted() throws Exception {
    try (TlsApi api = new TlsApi(stranger, null);
        RunningTask task =
            RunningTask.start(
                props(
                    api,
                    Map.of(
                        "ssl.truststore.type",
                        "PEM",
                        "ssl.truststore.certificates",
                        stranger.certificatePem())))) {
      assertThatThrownBy(task::nextBatch).hasMessageContaining("TLS handshake");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"store", "file", "text", "encrypted"})
  void showsItsCertificateToAServerThatAsks(String form) throws Exception {
    Map<String, String> keys = new HashMap<>(trust("text"));
    keys.putAll(own(form));
    try (TlsApi api = new TlsApi(server, client);
        RunningTask task = RunningTask.start(props(api, keys))) {
      assertThat(task.nextBatch()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ssl.truststore.location=/nowhere              ; ssl.truststore.location ; no such file",
        "ssl.truststore.location=FOLDER/server.pem     ; ssl.truststore.location ; no JKS store",
        "ssl.truststore.certificates=x                 ; ssl.truststore.type     ; type PEM",
        "ssl.truststore.type=PEM,ssl.truststore.certificates=x ; ssl.truststore.certificates ; no certificate",
        "ssl.truststore.type=P12                       ; ssl.truststore.type     ; PKCS12",
        "ssl.truststore.password=x                     ; ssl.truststore.password ; ssl.truststore.location",
        "ssl.keystore.type=PEM,ssl.keystore.key=x      ; ssl.keystore.key        ; belong together",
        "ssl.keystore.type=PEM,ssl.keystore.location=FOLDER/server.pem ; ssl.keystore.location ; no private key",
        "ssl.keystore.type=PKCS12,ssl.keystore.location=FOLDER/client.p12,ssl.keystore.password=wrong ; ssl.keystore.location ; its password is wrong",
        "ssl.enabled.protocols=SSLv3                   ; ssl.enabled.protocols   ; TLSv1.3",
        "proxy.username=me                             ; proxy.username          ; proxy.host",
        "proxy.host=http://proxy                       ; proxy.host              ; without scheme"
      })
  void saysAtTheKeyWhatIsWrong(String keys, String errorAt, String says) {
    Map<String, String> props = new HashMap<>();
    props.put("topic", "things");
    props.put("connection.url", "https://api.example.org/");
    props.put("record.columns", "id:string");
    for (String pair : keys.replace("FOLDER", folder.toString()).split(",")) {
      props.put(pair.split("=")[0], pair.split("=")[1]);
    }
    Map<String, String> errors =
        new HttpPollerSourceConnector()
            .validate(props).configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(
                    Collectors.toMap(ConfigValue::name, value -> value.errorMessages().toString()));

    assertThat(errors).containsOnlyKeys(errorAt);
    assertThat(errors.get(errorAt)).contains(says);
  }

  private static Map<String, String> trust(String form) throws Exception {
    return switch (form) {
      case "store" ->
          Map.of(
              "ssl.truststore.type",
              "PKCS12",
              "ssl.truststore.location",
              trustStore().toString(),
              "ssl.truststore.password",
              TestKeys.PASSWORD);
      case "file" ->
          Map.of(
              "ssl.truststore.type",
              "PEM",
              "ssl.truststore.location",
              folder.resolve("server.pem").toString());
      default ->
          Map.of(
              "ssl.truststore.type", "PEM", "ssl.truststore.certificates", server.certificatePem());
    };
  }

  private static Path trustStore() throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", server.store().getCertificate("key"));
    Path file = folder.resolve("trusted.p12");
    try (var out = Files.newOutputStream(file)) {
      trusted.store(out, TestKeys.PASSWORD.toCharArray());
    }
    return file;
  }

  private static Map<String, String> own(String form) throws Exception {
    return switch (form) {
      case "store" ->
          Map.of(
              "ssl.keystore.type",
              "PKCS12",
              "ssl.keystore.location",
              client.file().toString(),
              "ssl.keystore.password",
              TestKeys.PASSWORD);
      case "file" ->
          Map.of(
              "ssl.keystore.type",
              "PEM",
              "ssl.keystore.location",
              folder.resolve("client.pem").toString());
      case "text" ->
          Map.of(
              "ssl.keystore.type", "PEM",
              "ssl.keystore.certificate.chain", client.certificatePem(),
              "ssl.keystore.key", client.keyPem());
      default ->
          Map.of(
              "ssl.keystore.type",
              "PEM",
              "ssl.keystore.certificate.chain",
              client.certificatePem(),
              "ssl.keystore.key",
              client.encryptedKeyPem("hush"),
              "ssl.key.password",
              "hush");
    };
  }

  private static Map<String, String> props(TlsApi api, Map<String, String> keys) {
    Map<String, String> props =
        RunningTask.props(
            "topic", "things",
            "connection.url", api.url(),
            "record.columns", "id:string",
            "retry.max.attempts", "0");
    props.putAll(keys);
    return props;
  }
}
