package io.tributary.connect.smt.lint;

import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a Jolt spec step by step over what it was given, and finds what of it is of no use. */
final class SpecUse {

  private SpecUse() {}

  /** Adds as warnings what the inputs leave unused and unwritten. */
  static void check(String spec, List<@Nullable Object> inputs, Problems problems) {
    List<@Nullable Object> current = inputs;
    Map<String, String> origins = new HashMap<>();
    for (SpecStep step : SpecStep.of(spec)) {
      JsonObject keys = step.keys();
      if (keys != null && step.onlyReads()) {
        KeyUse use = new KeyUse(origins, problems);
        use.follow(keys, step.path(), current);
        if (step.operation().equals("shift")) {
          unwritten(step, use.neverWritten(), problems);
          origins(keys, step.path(), origins);
        }
      }
      current = outputs(step, current);
    }
  }

  /** Notes where a shift writes names: the last part of each target. */
  private static void origins(JsonNode node, String path, Map<String, String> origins) {
    if (node instanceof JsonObject object) {
      object
          .members()
          .forEach(member -> origins(member.value(), path + "/" + member.name(), origins));
    } else if (node instanceof JsonString target) {
      String name = target.text().substring(target.text().lastIndexOf('.') + 1);
      origins.put(name, node.at() + ", " + path);
    }
  }

  private static void unwritten(SpecStep step, Map<String, JsonNode> targets, Problems problems) {
    targets.forEach(
        (target, node) ->
            problems.warn(
                new Problem(
                    node.at(),
                    step.path(),
                    "nothing of the sample is ever written to '" + target + "'",
                    null,
                    null)));
  }

  private static List<@Nullable Object> outputs(SpecStep step, List<@Nullable Object> inputs) {
    List<@Nullable Object> outputs = new ArrayList<>();
    for (Object input : inputs) {
      Object output = output(step, input);
      if (output != null) {
        outputs.add(output);
      }
    }
    return outputs;
  }

  /** Null also where the step fails: the run of the whole chain tells it. */
  private static @Nullable Object output(SpecStep step, @Nullable Object input) {
    try {
      return step.apply(input);
    } catch (BadValueException e) {
      return null;
    }
  }
}
