package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;

import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.exception.JoltException;
import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random specs on random trees, ours against jolt-core 0.1.8. */
class DifferentialTest {

  private static final int SPECS = 4_000;
  private static final int INPUTS = 3;

  @ParameterizedTest
  @ValueSource(longs = {1, 20261120})
  void givesWhatJoltGives(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomSpecs specs = new RandomSpecs(random);
    int compared = 0;
    for (int i = 0; i < SPECS; i++) {
      List<Object> chain = specs.chain();
      String text = JsonWriter.write(chain);
      Problems problems = new Problems();
      Chain compiled = ChainCompiler.compile(text, Limits.NONE, problems);
      for (int j = 0; j < INPUTS && compiled != null; j++) {
        Object input = specs.tree(3);
        Answer answer = ours(compiled, input);
        Optional<Answer> wanted = jolt(chain, input);
        if (wanted.isPresent() && answer.refusal() == null) {
          compared++;
          assertThat(answer)
              .as("spec %s on %s (seed %d)", text, JsonWriter.write(input), seed)
              .isEqualTo(wanted.get());
        }
      }
    }
    assertThat(compared).as("comparisons that Jolt answered").isGreaterThan(SPECS);
  }

  /**
   * Jolt's answer; empty where it throws, as it does on much that is refused here. Each step gets a
   * tree that shares nothing with another, and a shift one that cannot be changed: Jolt changes
   * what it moved, input included, and ours differs there by design.
   */
  private static Optional<Answer> jolt(List<Object> chain, Object input) {
    Object tree = input;
    try {
      for (Object step : chain) {
        boolean shift = ((Map<?, ?>) step).get("operation").equals("shift");
        Object own = shift ? Json.frozen(tree) : Json.copy(tree);
        tree = Chainr.fromSpec(List.of(step)).transform(own);
      }
      return Optional.of(new Answer(tree, null));
    } catch (JoltException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ClassCastException
        | UnsupportedOperationException
        | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** Our answer: never another exception than the one that names what is wrong with the record. */
  private static Answer ours(Chain chain, Object input) {
    try {
      return new Answer(chain.apply(Json.frozen(input), Specs.LIMITS), null);
    } catch (BadValueException e) {
      return new Answer(null, e.getMessage());
    }
  }

  /** A tree that may be null, or why there is none. */
  private record Answer(Object tree, String refusal) {}
}
