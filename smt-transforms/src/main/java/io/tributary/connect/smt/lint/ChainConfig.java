package io.tributary.connect.smt.lint;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transforms that a file configures, in their order. */
public record ChainConfig(List<StageConfig> stages) {

  private static final String JOLT = "io.tributary.connect.smt.Jolt$Value";

  /**
   * One transform.
   *
   * @param keys its own, without their prefix
   * @param predicate the class and keys of its predicate, null for none
   */
  public record StageConfig(
      String alias,
      String type,
      Map<String, String> keys,
      @Nullable PredicateConfig predicate,
      boolean negate) {}

  /** The class and the keys of a predicate, without their prefix. */
  public record PredicateConfig(String type, Map<String, String> keys) {}

  static ChainConfig read(Path file) throws LintException {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new LintException("Cannot read " + file + ": " + e.getClass().getSimpleName());
    }
    Problems problems = new Problems();
    JsonNode root = JsonReader.read(text, problems);
    if (root == null) {
      throw new LintException(problems.describe(String.valueOf(file.getFileName())));
    }
    if (root instanceof JsonArray
        || (root instanceof JsonObject object && object.member("operation") != null)) {
      return new ChainConfig(
          List.of(new StageConfig("jolt", JOLT, Map.of("spec", text), null, false)));
    }
    if (!(root instanceof JsonObject object)) {
      throw new LintException(file + " is no config but " + root.kind());
    }
    JsonNode.Member config = object.member("config");
    ChainConfig chain =
        of(
            config != null && config.value() instanceof JsonObject inner
                ? texts(inner)
                : texts(object));
    if (chain.stages().isEmpty()) {
      throw new LintException("The config has no transforms.");
    }
    return chain;
  }

  /**
   * The transforms of a connector's config, perhaps none.
   *
   * @throws LintException if one of them is named and not configured
   */
  public static ChainConfig of(Map<String, String> config) throws LintException {
    return new ChainConfig(stages(config));
  }

  private static Map<String, String> texts(JsonObject object) {
    Map<String, String> texts = new HashMap<>();
    object
        .members()
        .forEach(member -> texts.put(member.name(), String.valueOf(member.value().plain())));
    return texts;
  }

  private static List<StageConfig> stages(Map<String, String> config) throws LintException {
    List<StageConfig> stages = new ArrayList<>();
    for (String alias : names(config.get("transforms"))) {
      Map<String, String> keys = below(config, "transforms." + alias + ".");
      String type = keys.remove("type");
      if (type == null) {
        throw new LintException("transforms." + alias + ".type is missing");
      }
      String predicate = keys.remove("predicate");
      boolean negate = Boolean.parseBoolean(keys.remove("negate"));
      stages.add(
          new StageConfig(
              alias, type, keys, predicate == null ? null : predicate(config, predicate), negate));
    }
    return stages;
  }

  private static PredicateConfig predicate(Map<String, String> config, String alias)
      throws LintException {
    Map<String, String> keys = below(config, "predicates." + alias + ".");
    String type = keys.remove("type");
    if (type == null) {
      throw new LintException("predicates." + alias + ".type is missing");
    }
    return new PredicateConfig(type, keys);
  }

  private static List<String> names(@Nullable String list) {
    return list == null
        ? List.of()
        : List.of(list.split(",", -1)).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
  }

  private static Map<String, String> below(Map<String, String> config, String prefix) {
    Map<String, String> keys = new HashMap<>();
    config.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            keys.put(key.substring(prefix.length()), value);
          }
        });
    return keys;
  }
}
