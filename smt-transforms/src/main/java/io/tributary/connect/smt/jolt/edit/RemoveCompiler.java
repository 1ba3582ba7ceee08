package io.tributary.connect.smt.jolt.edit;

import io.tributary.connect.smt.jolt.key.Alternatives;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.step.Step;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Compiles the spec of a remove. Its keys know stars and {@code |}, and no escapes. */
public final class RemoveCompiler {

  private RemoveCompiler() {}

  /** The step; its problems, where it has any, are in {@code problems}. */
  public static Step compile(JsonObject spec, String path, Problems problems) {
    return new RemoveStep(keys(spec, path, problems));
  }

  private static List<RemoveKey> keys(JsonObject spec, String path, Problems problems) {
    List<RemoveKey> keys = new ArrayList<>();
    for (Member member : spec.members()) {
      String memberPath = path + "/" + member.name();
      List<RemoveKey> below = List.of();
      boolean removes = false;
      if (member.value() instanceof JsonObject object) {
        below = keys(object, memberPath, problems);
      } else if (member.value() instanceof JsonString text && text.text().isBlank()) {
        removes = true;
      } else {
        problems.add(
            member.value().at(),
            memberPath,
            "found " + member.value().kind(),
            "\"\" to remove the entry, or an object of further keys");
      }
      for (String key : Alternatives.of(member.name())) {
        keys.add(new RemoveKey(KeyPattern.of(List.of(key.split("\\*", -1))), removes, below));
      }
    }
    return keys;
  }
}
