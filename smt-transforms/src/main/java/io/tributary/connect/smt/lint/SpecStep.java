package io.tributary.connect.smt.lint;

import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a Jolt spec, which can be run by itself.
 *
 * @param path of its keys in the whole spec, such as {@code /3/spec}
 * @param keys its left-hand side; null for an operation without one
 */
record SpecStep(String operation, String path, @Nullable JsonObject keys, Chain chain) {

  /** The steps of a spec; none where it does not compile. */
  static List<SpecStep> of(String spec) {
    JsonNode root = JsonReader.read(spec, new Problems());
    List<SpecStep> steps = new ArrayList<>();
    if (root instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        add(array.items().get(i), "/" + i, steps);
      }
    } else if (root != null) {
      add(root, "", steps);
    }
    return steps;
  }

  private static void add(JsonNode node, String path, List<SpecStep> steps) {
    Chain chain =
        ChainCompiler.compile(JsonWriter.write(node.plain()), Limits.NONE, new Problems());
    if (chain != null
        && node instanceof JsonObject entry
        && entry.member("operation") != null
        && entry.member("operation").value() instanceof JsonString operation) {
      JsonNode.Member keys = entry.member("spec");
      steps.add(
          new SpecStep(
              operation.text(),
              path + "/spec",
              keys != null && keys.value() instanceof JsonObject object ? object : null,
              chain));
    }
  }

  /** Whether its left-hand side only reads: others write what they do not find. */
  boolean onlyReads() {
    return operation.equals("shift")
        || operation.equals("remove")
        || operation.equals("cardinality");
  }

  @Nullable Object apply(@Nullable Object input) {
    return chain.apply(input, Limits.NONE);
  }
}
