package io.tributary.connect.smt.jolt;

import com.bazaarvoice.jolt.Chainr;
import com.bazaarvoice.jolt.exception.JoltException;
import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problem;
import io.tributary.connect.smt.problem.Problems;
import java.util.ConcurrentModificationException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Random specs on random trees, ours against jolt-core 0.1.8. */
final class Fuzz {

  private static final int INPUTS = 3;

  private final RandomSpecs specs;
  private final Map<String, Integer> tally = new TreeMap<>();

  Fuzz(long seed) {
    this.specs = new RandomSpecs(new SplittableRandom(seed));
  }

  /** An answer: a tree that may be null, or why there is none. */
  private record Answer(Object tree, String refusal) {}

  /** How often each outcome came. */
  Map<String, Integer> tally() {
    return tally;
  }

  int count(String outcome) {
    return tally.getOrDefault(outcome, 0);
  }

  /** Runs cases until one differs without a reason, which is then described; empty for none. */
  Optional<String> run(int cases) {
    for (int done = 0; done < cases; done += INPUTS) {
      String spec = JsonWriter.write(specs.chain());
      Problems problems = new Problems();
      Chain chain = ChainCompiler.compile(spec, Limits.NONE, problems);
      for (int i = 0; i < INPUTS; i++) {
        Object input = specs.tree(3);
        String outcome = chain == null ? refusal(spec, problems) : outcome(spec, chain, input);
        tally.merge(outcome, 1, Integer::sum);
        if (outcome.equals("differs")) {
          return Optional.of(
              chain == null
                  ? spec + " is refused: " + problems.describe("spec")
                  : describe(spec, chain, input));
        }
      }
    }
    return Optional.empty();
  }

  /** Whether Jolt refuses the spec too, or else why we do. */
  private static String refusal(String spec, Problems problems) {
    try {
      Chainr.fromSpec(Json.asJolt(Json.ofStrict(spec)));
    } catch (JoltException e) {
      return "refused, by Jolt too";
    }
    Set<Refused> reasons = EnumSet.noneOf(Refused.class);
    for (Problem problem : problems.all()) {
      Refused reason = Refused.of(problem);
      if (reason == null) {
        return "differs";
      }
      reasons.add(reason);
    }
    return "refused: " + reasons;
  }

  private static String outcome(String spec, Chain chain, Object input) {
    Optional<Object> wanted = jolt(spec, input);
    Answer answer = ours(chain, input);
    if (wanted.isEmpty()) {
      return "Jolt throws";
    }
    if (answer.refusal() != null) {
      return "differs";
    }
    return same(answer, wanted) ? "same" : explanation(spec, input, wanted.get());
  }

  private static String explanation(String spec, Object input, Object wanted) {
    List<String> plainest = List.of(spec);
    for (Explained reason : Explained.values()) {
      if (anySame(spec, reason.without(spec), input)) {
        return "explained: " + reason;
      }
      plainest = plainest.stream().flatMap(text -> reason.without(text).stream()).toList();
    }
    if (anySame(spec, plainest, input)) {
      return "explained: several of them";
    }
    return SameTree.sharesContainers(wanted) || sharesOnTheWay(spec, input)
        ? "explained: " + Explained.SHARING
        : "differs";
  }

  /** Whether what one of Jolt's steps leaves has one container in two places; a sort copies it. */
  private static boolean sharesOnTheWay(String spec, Object input) {
    Object tree = Json.asJolt(input);
    for (Object step : (List<?>) Json.asJolt(Json.ofStrict(spec))) {
      tree = step(step, tree);
      if (tree != null && SameTree.sharesContainers(tree)) {
        return true;
      }
    }
    return false;
  }

  private static Object step(Object step, Object tree) {
    boolean shift = ((Map<?, ?>) step).get("operation").equals("shift");
    Object own = shift ? Json.frozen(tree) : Json.copy(tree);
    return Chainr.fromSpec(List.of(step)).transform(own);
  }

  private static boolean anySame(String spec, List<String> others, Object input) {
    return others.stream().anyMatch(other -> !other.equals(spec) && sameFor(other, input));
  }

  private static boolean sameFor(String spec, Object input) {
    Chain chain = ChainCompiler.compile(spec, Limits.NONE, new Problems());
    return chain != null && same(ours(chain, input), jolt(spec, input));
  }

  private static boolean same(Answer answer, Optional<Object> wanted) {
    if (wanted.isEmpty()) {
      return false;
    }
    Object theirs = wanted.get() == NULL ? null : wanted.get();
    return SameTree.equal(answer.tree(), theirs);
  }

  private static final Object NULL = new Object();

  /**
   * Jolt's answer; empty where it throws, as it does on much that is refused here. Each step gets a
   * tree that shares nothing with another, and a shift one that cannot be changed: Jolt changes
   * what it moved, input included, and ours differs there by design.
   */
  private static Optional<Object> jolt(String spec, Object input) {
    Object tree = Json.asJolt(input);
    try {
      for (Object step : (List<?>) Json.asJolt(Json.ofStrict(spec))) {
        tree = step(step, tree);
      }
      return Optional.of(tree == null ? NULL : tree);
    } catch (JoltException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | ClassCastException
        | UnsupportedOperationException
        | ConcurrentModificationException
        | NullPointerException e) {
      return Optional.empty();
    } catch (StackOverflowError e) {
      return Optional.empty(); // a modify of Jolt can put a container into itself
    } catch (RuntimeException e) {
      if ("Should not come here!".equals(e.getMessage())) {
        return Optional.empty();
      }
      throw e;
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

  private static String describe(String spec, Chain chain, Object input) {
    return "spec %s%non %s%ngives %s%nJolt gives %s"
        .formatted(
            spec,
            JsonWriter.write(input),
            ours(chain, input),
            jolt(spec, input).map(Fuzz::text).orElse("nothing"));
  }

  private static String text(Object tree) {
    try {
      return tree.toString();
    } catch (StackOverflowError e) {
      return "a container within itself";
    }
  }
}
