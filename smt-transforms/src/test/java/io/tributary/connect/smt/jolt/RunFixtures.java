package io.tributary.connect.smt.jolt;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.Structs;
import io.tributary.connect.smt.bridge.StructMaps;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Runs cases of a file, one JSON object a line: name, operation, spec, input, expected, context,
 * expectError. Each runs on a frozen map as Connect's JSON converter makes it, and on a struct
 * where a schema has such an input and such an answer.
 */
final class RunFixtures {

  private final Map<String, Integer> tally = new TreeMap<>();

  private RunFixtures() {}

  public static void main(String[] args) throws IOException {
    RunFixtures run = new RunFixtures();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      if (!line.isBlank()) {
        run.one(Json.ofStrict(line));
      }
    }
    run.tally.forEach((what, count) -> System.out.println(what + ": " + count));
  }

  @SuppressWarnings("unchecked")
  private void one(Object parsed) {
    Map<String, Object> fixture = (Map<String, Object>) parsed;
    String operation = (String) fixture.get("operation");
    Object spec =
        operation.equals("chain")
            ? fixture.get("spec")
            : Specs.chainOf(operation, Objects.requireNonNullElse(fixture.get("spec"), Map.of()));
    Problems problems = new Problems();
    Chain chain = ChainCompiler.compile(JsonWriter.write(spec), Limits.NONE, problems);
    boolean mustFail = Boolean.TRUE.equals(fixture.get("expectError"));
    if (chain == null) {
      count(fixture, "map", mustFail, problems.describe("spec"));
      return;
    }
    Object plain = Json.frozen(Json.asConnect(fixture.get("input")));
    onMap(fixture, chain, plain, mustFail);
    SchemaAndValue struct = Structs.infer(fixture.get("input"));
    if (struct != null && Structs.infer(fixture.get("expected")) != null && !mustFail) {
      onStruct(fixture, chain, struct.value());
    }
  }

  private void onMap(Map<String, Object> fixture, Chain chain, Object input, boolean mustFail) {
    try {
      Object answer = chain.apply(input, fixture.get("context"), Specs.LIMITS);
      count(fixture, "map", !mustFail && same(answer, fixture), JsonWriter.write(answer));
    } catch (BadValueException e) {
      count(fixture, "map", mustFail, e.getMessage());
    }
  }

  private void onStruct(Map<String, Object> fixture, Chain chain, Object input) {
    try {
      Object answer = StructMaps.toPlain(chain.apply(input, fixture.get("context"), Specs.LIMITS));
      count(fixture, "struct", same(answer, fixture), JsonWriter.write(answer));
    } catch (BadValueException e) {
      count(fixture, "struct", false, e.getMessage());
    }
  }

  private static boolean same(Object answer, Map<String, Object> fixture) {
    Object wanted = SameTree.normal(fixture.get("expected"));
    Object given = SameTree.normal(answer);
    return Boolean.TRUE.equals(fixture.get("listOrderMatters"))
        ? given.equals(wanted)
        : Objects.equals(SameTree.unordered(given), SameTree.unordered(wanted));
  }

  private void count(Map<String, Object> fixture, String pass, boolean right, String detail) {
    tally.merge(pass + (right ? " right" : " WRONG"), 1, Integer::sum);
    if (!right) {
      System.out.printf(
          "%s %s%n  gives %s%n  wants %s%n",
          pass, fixture.get("name"), detail, JsonWriter.write(fixture.get("expected")));
    }
  }
}
