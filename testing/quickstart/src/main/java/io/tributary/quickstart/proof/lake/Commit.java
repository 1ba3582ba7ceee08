package io.tributary.quickstart.proof.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One completed commit, as its file in {@code .hoodie} tells it.
 *
 * @param instant when it began, which is its name
 * @param files the base files it wrote
 * @param extra what the writer added, such as the offsets of its topics
 */
public record Commit(String instant, List<Written> files, Map<String, String> extra) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * One base file of a commit.
   *
   * @param path where it lies, relative to the table's folder
   * @param rows how many rows it holds
   * @param changed how many of them the commit inserted, updated or deleted
   * @param bytes its size
   */
  public record Written(String fileId, String path, long rows, long changed, long bytes) {}

  private static Written written(JsonNode stat, String path) {
    long changed =
        stat.path("numInserts").asLong()
            + stat.path("numUpdateWrites").asLong()
            + stat.path("numDeletes").asLong();
    return new Written(
        stat.path("fileId").asText(),
        path,
        stat.path("numWrites").asLong(),
        changed,
        stat.path("fileSizeInBytes").asLong());
  }

  static Commit parse(String instant, byte[] json) throws IOException {
    JsonNode root = MAPPER.readTree(json);
    List<Written> files = new ArrayList<>();
    for (JsonNode partition : root.path("partitionToWriteStats")) {
      for (JsonNode stat : partition) {
        String path = stat.path("path").asText();
        if (!path.isEmpty()) {
          files.add(written(stat, path));
        }
      }
    }
    Map<String, String> extra = new LinkedHashMap<>();
    root.path("extraMetadata")
        .properties()
        .forEach(field -> extra.put(field.getKey(), field.getValue().asText()));
    return new Commit(instant, List.copyOf(files), Map.copyOf(extra));
  }
}
