package io.tributary.configs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.testkit.RepositoryRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of {@code connector-configs} as it would be POSTed to {@code /connectors}. */
record ConnectorFile(Path path, JsonNode json) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{env:(\\w+)}");

  /** What a worker's environment may hold. A name that is missing here is missing in the docs. */
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("OPENSKY_URL", "http://127.0.0.1:8080/api/states/all"),
          Map.entry("TTC_URL", "http://127.0.0.1:8080/service/publicJSONFeed"),
          Map.entry("DB_HOST", "127.0.0.1"),
          Map.entry("DB_PORT", "3306"),
          Map.entry("DB_NAME", "tributary"),
          Map.entry("DB_USER", "tributary"),
          Map.entry("DB_PASSWORD", "sample"),
          Map.entry("DB_CDC_USER", "debezium"),
          Map.entry("DB_CDC_PASSWORD", "sample"),
          Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
          Map.entry("KAFKA_SOURCE_BOOTSTRAP_SERVERS", "127.0.0.1:9192"),
          Map.entry("OPENSKY_BOX_URL", "http://127.0.0.1:8080/api/states/all"),
          Map.entry("OPENSKY_TOKEN_URL", "http://127.0.0.1:8080/token"),
          Map.entry("OPENSKY_CLIENT_ID", "sample"),
          Map.entry("OPENSKY_CLIENT_SECRET", "sample"),
          Map.entry("OPENSKY_CREDITS_A_DAY", "4000"),
          Map.entry("TTC_GTFS_URL", "http://127.0.0.1:8080/gtfs"),
          Map.entry("TTC_UMOIQ_URL", "http://127.0.0.1:8080/umoiq"),
          Map.entry("TTC_UMOIQ_XML_URL", "http://127.0.0.1:8080/umoiq-xml"),
          Map.entry("TTC_RESTBUS_URL", "http://127.0.0.1:8080/restbus"),
          Map.entry("BERKA_URL", "http://127.0.0.1:8080/transactions"),
          Map.entry("BERKA_ARCHIVE_URL", "http://127.0.0.1:8080/archive.csv"),
          Map.entry("BERKA_OBJECT", "bank/transactions.csv"),
          Map.entry("HIVE_HOST", "127.0.0.1"),
          Map.entry("HIVE_PORT", "10000"),
          Map.entry("HIVE_METASTORE_PORT", "9083"),
          Map.entry("HIVE_USER", "hive"),
          Map.entry("HIVE_PASSWORD", "sample"),
          Map.entry("LAKE_URL", "s3a://lake"),
          Map.entry("S3_ENDPOINT", "http://127.0.0.1:9000"),
          Map.entry("S3_ACCESS_KEY", "sample"),
          Map.entry("S3_SECRET_KEY", "sample"));

  static List<ConnectorFile> all() {
    Path folder = RepositoryRoot.find().resolve("connector-configs");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !folder.relativize(file).startsWith("target"))
          .filter(file -> !folder.relativize(file).startsWith("src"))
          .sorted()
          .map(ConnectorFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConnectorFile read(Path path) {
    try {
      return new ConnectorFile(path, MAPPER.readTree(path.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The config with each placeholder replaced, as the worker hands it to the connector. */
  Map<String, String> resolved() {
    Map<String, String> config =
        MAPPER.convertValue(json.get("config"), new TypeReference<TreeMap<String, String>>() {});
    config.replaceAll((key, value) -> resolve(value));
    return config;
  }

  private static String resolve(String value) {
    Matcher matcher = PLACEHOLDER.matcher(value);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!ENVIRONMENT.containsKey(name)) {
        throw new IllegalStateException("no sample for ${env:" + name + "}");
      }
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(ENVIRONMENT.get(name)));
    }
    return matcher.appendTail(resolved).toString();
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
