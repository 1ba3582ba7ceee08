package io.tributary.connect.smt.lint;

import io.tributary.connect.kit.config.Suggestion;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.Alternatives;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.path.EscapedText;
import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the left-hand keys of one step through what the step was given, and finds those that
 * match nothing there, and what is therefore never written.
 */
final class KeyUse {

  private static final int NAMES_SHOWN = 12;

  private final Map<String, String> origins;
  private final Problems problems;
  private final Set<String> written = new LinkedHashSet<>();
  private final Map<String, JsonNode> unwritten = new LinkedHashMap<>();

  /**
   * One step's.
   *
   * @param origins where earlier steps write a name
   */
  KeyUse(Map<String, String> origins, Problems problems) {
    this.origins = origins;
    this.problems = problems;
  }

  /** The entries of all values at one level: each name with the values below it. */
  private record Level(Map<String, List<@Nullable Object>> entries) {

    static Level of(List<@Nullable Object> values) {
      Map<String, List<@Nullable Object>> entries = new LinkedHashMap<>();
      for (Object value : values) {
        if (value != null && Tree.isObject(value)) {
          Tree.forEach(value, (name, item) -> add(entries, name, item));
        } else if (value instanceof List<?> list) {
          for (int i = 0; i < list.size(); i++) {
            add(entries, Integer.toString(i), list.get(i));
          }
        } else if (value != null) {
          add(entries, Tree.text(value), null); // Jolt matches the text of a scalar
        }
      }
      return new Level(entries);
    }

    private static void add(
        Map<String, List<@Nullable Object>> entries, String name, @Nullable Object item) {
      entries.computeIfAbsent(name, unused -> new ArrayList<>()).add(item);
    }
  }

  /** A left-hand key that matches names. */
  private record Named(KeyPattern pattern, Member member) {}

  /** Follows the keys of a step. */
  void follow(JsonObject keys, String path, List<@Nullable Object> inputs) {
    Level level = Level.of(inputs);
    List<Named> named = new ArrayList<>();
    Set<Member> opaque = new LinkedHashSet<>();
    Map<Member, List<@Nullable Object>> reached = new LinkedHashMap<>();
    for (Member member : keys.members()) {
      for (String key : Alternatives.of(member.name())) {
        if (key.startsWith("$") || key.startsWith("#")) {
          reached.put(member, inputs);
        } else if (key.equals("@")) {
          reached.computeIfAbsent(member, unused -> new ArrayList<>()).addAll(inputs);
        } else if (key.startsWith("@") || EscapedText.parse(key).has('&')) {
          opaque.add(member); // only the step itself can tell where it leads
        } else {
          named.add(new Named(KeyPattern.of(EscapedText.parse(key).split('*')), member));
        }
      }
    }
    match(named, level, reached);
    for (Member member : keys.members()) {
      String at = path + "/" + member.name();
      List<@Nullable Object> below = reached.get(member);
      if (below != null) {
        below(member, at, below);
      } else if (opaque.contains(member)) {
        allOf(member.value(), written::add);
      } else if (!inputs.isEmpty()) {
        report(member, at, level, named);
      }
    }
  }

  /** Gives each entry to the key that Jolt tries first. */
  private static void match(
      List<Named> named, Level level, Map<Member, List<@Nullable Object>> reached) {
    List<Named> ordered = new ArrayList<>(named);
    ordered.sort((a, b) -> KeyPattern.TRIED_FIRST.compare(a.pattern(), b.pattern()));
    level
        .entries()
        .forEach(
            (name, values) ->
                ordered.stream()
                    .filter(each -> each.pattern().matches(name))
                    .findFirst()
                    .ifPresent(
                        each ->
                            reached
                                .computeIfAbsent(each.member(), unused -> new ArrayList<>())
                                .addAll(values)));
  }

  private void below(Member member, String at, List<@Nullable Object> values) {
    if (member.value() instanceof JsonObject object) {
      List<@Nullable Object> there = new ArrayList<>(values);
      there.removeIf(value -> value == null);
      if (there.isEmpty()) {
        return; // all null in the sample: nothing can be said of what is below
      }
      follow(object, at, there);
    } else {
      allOf(member.value(), written::add);
    }
  }

  private void report(Member member, String at, Level level, List<Named> named) {
    boolean taken =
        level.entries().keySet().stream()
            .anyMatch(
                name ->
                    named.stream()
                        .anyMatch(
                            each -> each.member().equals(member) && each.pattern().matches(name)));
    problems.warn(
        taken
            ? new Problem(
                member.at(), at, "other keys beside it match all that it could", null, null)
            : unmatched(member, at, level.entries().keySet()));
    allOf(member.value(), target -> unwritten.putIfAbsent(target, member.value()));
  }

  private Problem unmatched(Member member, String at, Set<String> names) {
    String near = Suggestion.closest(member.name(), names).orElse(null);
    String there = names.isEmpty() ? null : "one of what is there: " + shown(names);
    if (near != null && origins.containsKey(near)) {
      there += " ('" + near + "' is written by " + origins.get(near) + ")";
    }
    return new Problem(member.at(), at, "matches nothing that the step was given", there, near);
  }

  private static String shown(Set<String> names) {
    String first = String.join(", ", names.stream().limit(NAMES_SHOWN).toList());
    return names.size() > NAMES_SHOWN ? first + ", ..." : first;
  }

  /** The right-hand sides below a value. */
  private static void allOf(JsonNode value, Consumer<String> targets) {
    if (value instanceof JsonString text) {
      targets.accept(text.text());
    } else if (value instanceof JsonArray array) {
      array.items().forEach(item -> allOf(item, targets));
    } else if (value instanceof JsonObject object) {
      object.members().forEach(member -> allOf(member.value(), targets));
    }
  }

  /** The right-hand sides that no key led to, each with where it stands. */
  Map<String, JsonNode> neverWritten() {
    Map<String, JsonNode> never = new LinkedHashMap<>(unwritten);
    never.keySet().removeAll(written);
    return never;
  }
}
