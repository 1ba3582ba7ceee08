package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;

import com.bazaarvoice.jolt.Chainr;
import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.Problems;
import java.util.List;
import java.util.Map;

/** Compiles specs for tests, here and in Jolt itself. */
final class Specs {

  static final Limits LIMITS = new Limits(10_000, 100_000);

  private Specs() {}

  static Chain compile(Object spec) {
    Problems problems = new Problems();
    Chain chain = ChainCompiler.compile(JsonWriter.write(spec), Limits.NONE, problems);
    assertThat(problems.describe("spec")).isEmpty();
    return chain;
  }

  /** The operation as a chain of one. */
  static List<Object> chainOf(String operation, Object spec) {
    return List.of(Map.of("operation", operation, "spec", spec));
  }

  /**
   * What jolt-core 0.1.8 makes of it, as it reads JSON itself; works on a copy, as Jolt changes its
   * input.
   */
  @SuppressWarnings("unchecked")
  static Object askJolt(Object chain, Object input, Object context) {
    Object spec = chain instanceof List ? chain : List.of(chain);
    return Chainr.fromSpec(Json.asJolt(spec))
        .transform(Json.asJolt(input), (Map<String, Object>) Json.asJolt(context));
  }

  /** The problems of a spec whose text has single quotes for double ones. */
  static String problemsOf(String spec) {
    Problems problems = new Problems();
    ChainCompiler.compile(spec.replace('\'', '"'), Limits.NONE, problems);
    return problems.describe("spec");
  }
}
