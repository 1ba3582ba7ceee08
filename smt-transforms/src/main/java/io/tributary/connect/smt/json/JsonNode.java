package io.tributary.connect.smt.json;

import io.tributary.connect.smt.problem.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value and the place where it starts. */
public sealed interface JsonNode {

  Position at();

  /** With its article, as messages name it. */
  String kind();

  /**
   * The value as Connect's JSON converter gives it without a schema: a map, list, string, boolean,
   * long or double. A fresh copy each time.
   */
  @Nullable Object plain();

  record Member(String name, Position at, JsonNode value) {}

  record JsonObject(Position at, List<Member> members) implements JsonNode {

    public @Nullable Member member(String name) {
      for (Member member : members) {
        if (member.name().equals(name)) {
          return member;
        }
      }
      return null;
    }

    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      members.forEach(member -> map.put(member.name(), member.value().plain()));
      return map;
    }
  }

  record JsonArray(Position at, List<JsonNode> items) implements JsonNode {

    @Override
    public String kind() {
      return "an array";
    }

    @Override
    public List<@Nullable Object> plain() {
      List<@Nullable Object> list = new ArrayList<>(items.size());
      items.forEach(item -> list.add(item.plain()));
      return list;
    }
  }

  record JsonString(Position at, String text) implements JsonNode {

    @Override
    public String kind() {
      return "a string";
    }

    @Override
    public String plain() {
      return text;
    }
  }

  /** A number, a boolean or null. */
  record JsonLiteral(Position at, @Nullable Object value) implements JsonNode {

    @Override
    public String kind() {
      if (value == null) {
        return "null";
      }
      return value instanceof Boolean ? "a boolean" : "a number";
    }

    @Override
    public @Nullable Object plain() {
      return value;
    }
  }
}
