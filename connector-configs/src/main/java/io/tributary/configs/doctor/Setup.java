package io.tributary.configs.doctor;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that runs together.
 *
 * @param tables as the folders' SQL files define them, by name in lower case
 * @param samples files of data by what they are a sample of
 */
record Setup(
    List<ConnectorConfig> connectors,
    Map<String, TableDefinition> tables,
    Map<String, Path> samples) {

  List<ConnectorConfig> sources() {
    return connectors.stream().filter(ConnectorConfig::isSource).toList();
  }

  List<ConnectorConfig> sinks() {
    return connectors.stream().filter(ConnectorConfig::isSink).toList();
  }

  static Setup read(Arguments asked) throws DoctorException {
    List<ConnectorConfig> connectors = new ArrayList<>();
    Map<String, TableDefinition> tables = new TreeMap<>();
    boolean several = asked.folders().size() > 1;
    for (Path folder : asked.folders()) {
      for (Path file : files(folder)) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json")) {
          ConnectorConfig config =
              connector(file, several ? folder.getFileName() + "/" + name : name);
          if (config != null) {
            connectors.add(config);
          }
        } else if (name.endsWith(".sql")) {
          TableDefinition.read(name, text(file)).forEach(table -> tables.put(table.key(), table));
        }
      }
    }
    if (connectors.isEmpty()) {
      throw new DoctorException("No connector's config (*.json) is in " + asked.folders());
    }
    return new Setup(connectors, tables, asked.samples());
  }

  private static List<Path> files(Path folder) throws DoctorException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static String text(Path file) throws DoctorException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static DoctorException unreadable(Path file, IOException e) {
    return new DoctorException("Cannot read " + file + ": " + e.getClass().getSimpleName());
  }

  /** Null for JSON that is no connector, as data may lie beside. */
  private static @Nullable ConnectorConfig connector(Path file, String shown)
      throws DoctorException {
    Problems problems = new Problems();
    JsonNode root = JsonReader.read(text(file), problems);
    if (root == null) {
      throw new DoctorException(problems.describe(shown));
    }
    if (!(root instanceof JsonObject object)) {
      return null;
    }
    JsonNode.Member config = object.member("config");
    JsonObject keys = config != null && config.value() instanceof JsonObject inner ? inner : object;
    if (keys.member(ConnectorConfig.CLASS) == null) {
      return null;
    }
    Map<String, String> written = new TreeMap<>();
    keys.members()
        .forEach(member -> written.put(member.name(), String.valueOf(member.value().plain())));
    JsonNode.Member name = object.member("name");
    String called =
        name != null && name.value() instanceof JsonString text
            ? text.text()
            : shown.replaceFirst("\\.json$", "");
    written.putIfAbsent("name", called);
    return ConnectorConfig.of(shown, called, written);
  }
}
