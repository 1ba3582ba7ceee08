package io.tributary.quickstart.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recorded answers of the buses' APIs. */
final class BusRecordings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Pattern> FILES =
      Map.of(
          "restbus", Pattern.compile("restbus.*\\.json"),
          "umoiq", Pattern.compile("(umoiq|nextbus).*\\.json"),
          "umoiq-xml", Pattern.compile("(umoiq|nextbus).*\\.xml"));

  private BusRecordings() {}

  /**
   * The bodies of a folder by the feed that gives them, in the order of their files' names.
   *
   * @throws IOException when there is none
   */
  static Map<String, List<byte[]>> in(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    Map<String, List<byte[]>> bodies = new HashMap<>();
    for (Map.Entry<String, Pattern> feed : FILES.entrySet()) {
      for (Path file : files) {
        if (feed.getValue().matcher(file.getFileName().toString()).matches()) {
          bodies
              .computeIfAbsent(feed.getKey(), newFeed -> new ArrayList<>())
              .add(asAskedForWithTime(Files.readAllBytes(file)));
        }
      }
    }
    if (bodies.isEmpty()) {
      throw new IOException(
          "There is no restbus*.json, umoiq*.json, umoiq*.xml, nextbus*.json or nextbus*.xml in "
              + folder);
    }
    return bodies;
  }

  /** UmoIQ complains beside its vehicles of requests without {@code t}; ours have it. */
  private static byte[] asAskedForWithTime(byte[] body) throws IOException {
    if (body.length == 0 || body[0] != '{') {
      return body;
    }
    JsonNode told = JSON.readTree(body);
    ((ObjectNode) told).remove("Error");
    return told.toString().getBytes(UTF_8);
  }
}
