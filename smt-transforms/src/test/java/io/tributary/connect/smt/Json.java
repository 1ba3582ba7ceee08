package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** JSON as test data: with single quotes where it stands in code. */
public final class Json {

  private Json() {}

  /** The plain value of a JSON text in which single quotes stand for double ones. */
  public static Object of(String text) {
    return ofStrict(text.replace('\'', '"'));
  }

  public static Object ofStrict(String text) {
    Problems problems = new Problems();
    JsonNode node = JsonReader.read(text, problems);
    assertThat(problems.describe("json")).isEmpty();
    return node.plain();
  }

  @SuppressWarnings("unchecked")
  public static List<Map<String, Object>> cases(String resource) {
    try (InputStream in = Json.class.getResourceAsStream("/" + resource)) {
      return (List<Map<String, Object>>)
          ofStrict(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As Connect's JSON converter hands it out: hash maps and longs. */
  public static Object asConnect(Object tree) {
    return rebuild(tree, HashMap::new, list -> list);
  }

  /** A copy that throws when it is changed; objects keep their order. */
  public static Object frozen(Object tree) {
    return rebuild(
        tree,
        map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)),
        Collections::unmodifiableList);
  }

  /** As Jolt's own JSON reader hands it out: an int where an integer fits one. */
  public static Object asJolt(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((name, value) -> copy.put((String) name, asJolt(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(asJolt(item)));
      return copy;
    }
    return tree instanceof Long number && number == number.intValue() ? number.intValue() : tree;
  }

  /** A deep copy that can be changed. */
  public static Object copy(Object tree) {
    return rebuild(tree, map -> map, list -> list);
  }

  private static Object rebuild(
      Object tree, UnaryOperator<Map<String, Object>> ofMap, UnaryOperator<List<Object>> ofList) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((name, value) -> copy.put((String) name, rebuild(value, ofMap, ofList)));
      return ofMap.apply(copy);
    }
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(rebuild(item, ofMap, ofList)));
      return ofList.apply(copy);
    }
    return tree;
  }
}
