package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.edit.CardinalityKey.Wanted;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import io.tributary.connect.smt.jolt.step.Step;
import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the spec of a cardinality. Its keys know {@code @} and stars, and no escapes. */
public final class CardinalityCompiler {

  private static final Comparator<CardinalityKey> TRIED_FIRST =
      Comparator.comparing(CardinalityKey::pattern, KeyPattern.TRIED_FIRST);

  private final Problems problems;

  private CardinalityCompiler(Problems problems) {
    this.problems = problems;
  }

  /** The step; its problems, where it has any, are in {@code problems}. */
  public static Step compile(JsonObject spec, String path, Problems problems) {
    KeyPattern root = new LiteralKey("root");
    return new CardinalityStep(new CardinalityCompiler(problems).key(root, spec, path));
  }

  private CardinalityKey key(KeyPattern pattern, JsonNode right, String path) {
    if (!(right instanceof JsonObject object)) {
      return new CardinalityKey(pattern, wanted(right, path), List.of());
    }
    if (object.members().isEmpty()) {
      problems.add(object.at(), path, "an empty object matches nothing", "at least one key");
    }
    Wanted own = null;
    List<CardinalityKey> below = new ArrayList<>();
    for (Member member : object.members()) {
      String memberPath = path + "/" + member.name();
      if (member.name().equals("@")) {
        own = wanted(member.value(), memberPath);
      } else if (member.name().contains("@")) {
        problems.add(
            member.at(),
            memberPath,
            "'@' stands with other characters",
            "@ alone, for the value itself");
      } else {
        KeyPattern key = KeyPattern.of(List.of(member.name().split("\\*", -1)));
        below.add(key(key, member.value(), memberPath));
      }
    }
    below.sort(TRIED_FIRST);
    return new CardinalityKey(pattern, own, below);
  }

  private @Nullable Wanted wanted(JsonNode right, String path) {
    if (right instanceof JsonString text) {
      for (Wanted wanted : Wanted.values()) {
        if (wanted.name().equals(text.text())) {
          return wanted;
        }
      }
      problems.addUnknown(
          right.at(), path, "unknown cardinality", text.text(), List.of("ONE", "MANY"));
    } else {
      problems.add(right.at(), path, "found " + right.kind(), "ONE, MANY or an object of keys");
    }
    return null;
  }
}
