package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.Problems;
import io.tributary.connect.smt.schema.OutputSchema;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever an author types, a POST answers with problems and not with a stack trace. */
class MutatedSpecsTest {

  private static final String SIGNS = "{}[]()<>,:\"'`\\&@$#*|.!-01a \n";
  private static final String DDL =
      "id STRING!, n SMALLINT DEFAULT 7 NOT NULL, at TIMESTAMP('yyyy'), d DECIMAL(12,2),"
          + " pos STRUCT<lat DOUBLE!, `l``on`: FLOAT>, tags ARRAY<STRING>, m MAP<STRING, JSON>";
  private static final int MUTATIONS = 300;

  private final SplittableRandom random = new SplittableRandom(20261120);

  @Test
  void everySpecEitherCompilesOrHasProblems() {
    List<String> specs =
        Stream.of("jolt/shift.json", "jolt/edits.json", "jolt/modifies.json", "jolt/chains.json")
            .flatMap(resource -> Json.cases(resource).stream())
            .map(
                one ->
                    JsonWriter.write(
                        one.containsKey("expected") && one.get("spec") instanceof List
                            ? one.get("spec")
                            : Specs.chainOf(
                                (String) one.getOrDefault("operation", "shift"), one.get("spec"))))
            .toList();
    for (String spec : specs) {
      for (int i = 0; i < MUTATIONS; i++) {
        Problems problems = new Problems();
        Chain chain = ChainCompiler.compile(mutate(spec), Limits.NONE, problems);
        assertThat(chain == null).isEqualTo(!problems.isEmpty());
        if (chain != null) {
          assertThat(chain.shape()).isNotNull();
        }
      }
    }
  }

  @Test
  void everySchemaEitherCompilesOrHasProblems() {
    for (int i = 0; i < 100 * MUTATIONS; i++) {
      Problems problems = new Problems();
      OutputSchema schema = OutputSchema.compile(mutate(DDL), null, problems);
      assertThat(schema == null).isEqualTo(!problems.isEmpty());
    }
  }

  private String mutate(String text) {
    StringBuilder mutated = new StringBuilder(text);
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      int at = random.nextInt(mutated.length());
      char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
      switch (random.nextInt(3)) {
        case 0 -> mutated.setCharAt(at, sign);
        case 1 -> mutated.insert(at, sign);
        default -> mutated.deleteCharAt(at);
      }
    }
    return mutated.toString();
  }
}
