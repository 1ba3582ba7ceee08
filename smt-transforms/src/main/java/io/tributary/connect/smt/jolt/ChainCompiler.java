package io.tributary.connect.smt.jolt;

import io.tributary.connect.smt.jolt.edit.CardinalityCompiler;
import io.tributary.connect.smt.jolt.edit.DefaultCompiler;
import io.tributary.connect.smt.jolt.edit.RemoveCompiler;
import io.tributary.connect.smt.jolt.edit.SortStep;
import io.tributary.connect.smt.jolt.expression.Mode;
import io.tributary.connect.smt.jolt.modify.ModifyCompiler;
import io.tributary.connect.smt.jolt.shift.ShiftCompiler;
import io.tributary.connect.smt.jolt.step.Dialect;
import io.tributary.connect.smt.jolt.step.Findings;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.jolt.step.SpecContext;
import io.tributary.connect.smt.jolt.step.Step;
import io.tributary.connect.smt.json.JsonNode;
import io.tributary.connect.smt.json.JsonNode.JsonArray;
import io.tributary.connect.smt.json.JsonNode.JsonObject;
import io.tributary.connect.smt.json.JsonNode.JsonString;
import io.tributary.connect.smt.json.JsonNode.Member;
import io.tributary.connect.smt.json.JsonReader;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the text of a spec: an array of operations, or one operation. */
public final class ChainCompiler {

  private static final List<String> OPERATIONS =
      List.of(
          "shift",
          "default",
          "remove",
          "cardinality",
          "sort",
          Mode.OVERWRITE.operation(),
          Mode.DEFAULT.operation(),
          Mode.DEFINE.operation());
  private static final String ENTRY = "{\"operation\": \"shift\", \"spec\": {...}}";

  private final SpecContext context;
  private final List<Step> steps = new ArrayList<>();

  private ChainCompiler(SpecContext context) {
    this.context = context;
  }

  /** The compiled spec, or null where there are problems. */
  public static @Nullable Chain compile(String spec, Limits limits, Problems problems) {
    return compile(spec, limits, Dialect.JOLT, problems);
  }

  /** The compiled spec, or null where there are problems. */
  public static @Nullable Chain compile(
      String spec, Limits limits, Dialect dialect, Problems problems) {
    JsonNode root = JsonReader.read(spec, problems);
    if (root == null) {
      return null;
    }
    ChainCompiler compiler = new ChainCompiler(new SpecContext(problems, limits, dialect));
    compiler.root(root);
    if (!problems.isEmpty()) {
      return null;
    }
    Chain chain = new Chain(compiler.steps);
    chain.outline(new Findings(problems, dialect.strict()));
    return problems.isEmpty() ? chain : null;
  }

  private void root(JsonNode root) {
    if (root instanceof JsonArray array) {
      if (array.items().isEmpty()) {
        context.problems().add(root.at(), "", "the chain is empty", "at least one " + ENTRY);
      }
      for (int i = 0; i < array.items().size(); i++) {
        entry(array.items().get(i), "/" + i);
      }
    } else {
      entry(root, "");
    }
  }

  private void entry(JsonNode node, String path) {
    if (!(node instanceof JsonObject entry)) {
      context.problems().add(node.at(), path, "found " + node.kind(), ENTRY);
      return;
    }
    Member operation = entry.member("operation");
    if (operation == null) {
      context
          .problems()
          .add(node.at(), path, "the object has no key 'operation'", "[" + ENTRY + ", ...]");
      return;
    }
    String at = path + "/operation";
    if (!(operation.value() instanceof JsonString name)) {
      context
          .problems()
          .add(operation.value().at(), at, "found " + operation.value().kind(), "a string");
    } else if (!OPERATIONS.contains(name.text())) {
      unsupported(name, at);
    } else {
      Step step = step(name, entry, path);
      if (step != null) {
        steps.add(step);
      }
    }
  }

  private void unsupported(JsonString name, String at) {
    String supported = String.join(", ", OPERATIONS);
    if (name.text().contains(".")) {
      context
          .problems()
          .add(
              name.at(),
              at,
              "operations that name a class are refused: a spec must not load code",
              supported);
    } else {
      context.problems().addUnknown(name.at(), at, "unknown operation", name.text(), OPERATIONS);
    }
  }

  private @Nullable Step step(JsonString operation, JsonObject entry, String path) {
    if (operation.text().equals("sort")) {
      return new SortStep();
    }
    Member spec = entry.member("spec");
    if (spec == null) {
      context
          .problems()
          .add(entry.at(), path, "operation '" + operation.text() + "' has no key 'spec'");
      return null;
    }
    String at = path + "/spec";
    if (!(spec.value() instanceof JsonObject object)) {
      context.problems().add(spec.value().at(), at, "found " + spec.value().kind(), "an object");
      return null;
    }
    return switch (operation.text()) {
      case "shift" -> ShiftCompiler.compile(object, at, context);
      case "default" -> DefaultCompiler.compile(object, at, context);
      case "cardinality" -> CardinalityCompiler.compile(object, at, context.problems());
      case "remove" -> RemoveCompiler.compile(object, at, context.problems());
      default -> ModifyCompiler.compile(object, at, Mode.of(operation.text()), context);
    };
  }
}
