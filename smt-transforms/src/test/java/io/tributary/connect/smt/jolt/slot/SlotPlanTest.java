package io.tributary.connect.smt.jolt.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.Json;
import io.tributary.connect.smt.Structs;
import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.Chain;
import io.tributary.connect.smt.jolt.ChainCompiler;
import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.json.JsonWriter;
import io.tributary.connect.smt.problem.BadValueException;
import io.tributary.connect.smt.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan gives what the steps give, and leaves alone what it cannot. */
class SlotPlanTest {

  private static final int SPECS = 20_000;
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "0", "1", "a.b");
  private static final Map<String, Object> CONTEXT = Map.of("topic", "t");

  private static Chain chain(String spec) {
    Problems problems = new Problems();
    Chain chain = ChainCompiler.compile(spec, Limits.NONE, problems);
    assertThat(problems.describe("spec")).isEmpty();
    return chain;
  }

  private static SlotPlan plan(String spec) {
    return SlotPlan.of(chain(spec.replace('\'', '"')), List.of(), Limits.NONE);
  }

  private static Object tree(String spec, String input) {
    return plan(spec).tree(Json.frozen(Json.of(input)), CONTEXT, Limits.NONE);
  }

  @Test
  void runsShiftDefaultRemoveAndModifyInOnePass() {
    String spec =
        """
        [{'operation':'shift','spec':{'#radar':'by','0':'id','1':'name','2':'pos.lat','3':'pos.lon','4':'x'}},
         {'operation':'default','spec':{'source':'radar','tags':{'kind':'air'}}},
         {'operation':'remove','spec':{'x':''}},
         {'operation':'modify-overwrite-beta','spec':{'name':'=trim','on':'^topic',
          'both':'=concat(@(1,id),@(1,name))'}}]""";

    Object output = tree(spec, "['i7',' UAL ',39.5,-104.9,5]");

    assertThat(output)
        .isEqualTo(
            Json.of(
                "{'by':'radar','id':'i7','name':'UAL','pos':{'lat':39.5,'lon':-104.9},'source':'radar',"
                    + "'tags':{'kind':'air'},'on':'t','both':'i7UAL'}"));
  }

  @Test
  void putsColumnsInFrontWithTheObjectsThatStandInThem() {
    Chain chain = chain("{\"operation\":\"shift\",\"spec\":{\"a\":\"p.q\",\"b\":\"r\"}}");
    SlotPlan plan = SlotPlan.of(chain, List.of("r", "none", "p"), Limits.NONE);

    Object[] columns = plan.columns(Json.of("{'a':1,'b':2}"), null, Limits.NONE);

    assertThat(columns).startsWith(2L, Tree.ABSENT, Map.of("q", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'operation':'shift','spec':{'*':'&'}}",
        "{'operation':'shift','spec':{'a':'l[]'}}",
        "{'operation':'shift','spec':{'a':'x','b':'x'}}",
        "{'operation':'shift','spec':{'a':'x','b':'x.y'}}",
        "{'operation':'shift','spec':{'a':'x.y','b':'x'}}",
        "{'operation':'shift','spec':{'a':'@(0,b)'}}",
        "{'operation':'default','spec':{'a':1}}",
        "[{'operation':'shift','spec':{'a':'x'}},{'operation':'default','spec':{'x':{'y':1}}}]",
        "[{'operation':'shift','spec':{'a':'x'}},{'operation':'remove','spec':{'x':{'y':''}}}]",
        "[{'operation':'shift','spec':{'a':'x'}},{'operation':'shift','spec':{'x':'y'}}]",
        "[{'operation':'shift','spec':{'a':'x.y'}},"
            + "{'operation':'modify-default-beta','spec':{'x':'=toString'}}]",
        "[{'operation':'shift','spec':{'a':'x.y'}},"
            + "{'operation':'modify-default-beta','spec':{'z':'@(1,x)'}}]",
        "[{'operation':'shift','spec':{'a':'x'}},{'operation':'sort'}]",
      })
  void leavesOtherSpecsToTheSteps(String spec) {
    assertThat(plan(spec)).isNull();
  }

  @Test
  void leavesToTheStepsWhatTheyLimit() {
    Chain chain = chain("{\"operation\":\"shift\",\"spec\":{\"a\":\"x\"}}");

    assertThat(SlotPlan.of(chain, List.of(), new Limits(5, 5))).isNull();
  }

  @Test
  void leavesRecordsToTheStepsThatHaveNothingOrAScalarForAnObject() {
    String spec = "{'operation':'shift','spec':{'a':{'b':'x'}}}";

    assertThat(tree(spec, "{'c':1}")).isNull();
    assertThat(tree(spec, "{'a':'b'}")).isNull();
    assertThat(tree(spec, "'a'")).isNull();
    assertThat(tree(spec, "{'a':{'b':null}}")).isEqualTo(Json.of("{'x':null}"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261120})
  void givesWhatTheStepsGive(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int compared = 0;
    for (int i = 0; i < SPECS; i++) {
      String spec = JsonWriter.write(spec(random));
      Chain chain = ChainCompiler.compile(spec, Limits.NONE, new Problems());
      SlotPlan plan = chain == null ? null : SlotPlan.of(chain, List.of(), Limits.NONE);
      for (int j = 0; j < 3 && plan != null; j++) {
        Object input = object(random, 2);
        Object frozen = Json.frozen(input);
        SchemaAndValue struct = Structs.infer(input);
        compared += compare(chain, plan, frozen, seed, spec);
        compared += struct == null ? 0 : compare(chain, plan, struct.value(), seed, spec);
      }
    }
    assertThat(compared).as("records that the plan took").isGreaterThan(SPECS / 2);
  }

  private static int compare(Chain chain, SlotPlan plan, Object input, long seed, String spec) {
    Answer answer = Answer.of(() -> plan.tree(input, CONTEXT, Limits.NONE));
    if (answer.equals(new Answer(null, null))) {
      return 0;
    }
    assertThat(answer)
        .as("spec %s on %s (seed %d)", spec, input, seed)
        .isEqualTo(Answer.of(() -> chain.apply(input, CONTEXT, Limits.NONE)));
    return 1;
  }

  /** A tree, or why there is none. */
  private record Answer(Object tree, String refusal) {

    static Answer of(java.util.function.Supplier<Object> transform) {
      try {
        return new Answer(transform.get(), null);
      } catch (BadValueException e) {
        return new Answer(null, e.getMessage());
      }
    }
  }

  private static List<Object> spec(SplittableRandom random) {
    List<Object> chain = new ArrayList<>();
    chain.add(step("shift", shift(random, 2)));
    int more = random.nextInt(4);
    for (int i = 0; i < more; i++) {
      chain.add(
          switch (random.nextInt(5)) {
            case 0 -> step("default", defaults(random, 2));
            case 1 -> step("remove", Map.of(pick(random, NAMES), ""));
            case 2 -> step("modify-default-beta", modify(random));
            case 3 -> step("modify-define-beta", modify(random));
            default -> step("modify-overwrite-beta", modify(random));
          });
    }
    return chain;
  }

  private static Map<String, Object> step(String operation, Object spec) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("operation", operation);
    step.put("spec", spec);
    return step;
  }

  private static Map<String, Object> shift(SplittableRandom random, int depth) {
    Map<String, Object> spec = new LinkedHashMap<>();
    int keys = 1 + random.nextInt(4);
    for (int i = 0; i < keys; i++) {
      String key = random.nextInt(8) == 0 ? pick(random, List.of("#k", "@")) : pick(random, NAMES);
      boolean deeper = depth > 0 && random.nextInt(3) == 0 && !key.equals("@");
      spec.put(key, deeper ? shift(random, depth - 1) : path(random));
    }
    return spec;
  }

  private static String path(SplittableRandom random) {
    String path = pick(random, List.of("p", "q", "r", "s", "t", "u", "v", "w"));
    return random.nextInt(4) == 0 ? path + "." + pick(random, List.of("x", "y", "z")) : path;
  }

  private static Map<String, Object> defaults(SplittableRandom random, int depth) {
    Map<String, Object> spec = new LinkedHashMap<>();
    int keys = 1 + random.nextInt(2);
    for (int i = 0; i < keys; i++) {
      boolean deeper = depth > 0 && random.nextInt(4) == 0;
      spec.put(path(random), deeper ? defaults(random, depth - 1) : scalar(random));
    }
    return spec;
  }

  private static Map<String, Object> modify(SplittableRandom random) {
    Map<String, Object> spec = new LinkedHashMap<>();
    int keys = 1 + random.nextInt(3);
    for (int i = 0; i < keys; i++) {
      String name = pick(random, List.of("p", "q", "r", "s", "n", "p?", "+q", "~r", "_n"));
      spec.put(name, random.nextInt(5) == 0 ? List.of(right(random), "else") : right(random));
    }
    return spec;
  }

  private static String right(SplittableRandom random) {
    String name = pick(random, List.of("p", "q", "r", "s", "n"));
    return switch (random.nextInt(9)) {
      case 0 -> "=toInteger";
      case 1 -> "=toDouble";
      case 2 -> "=toString";
      case 3 -> "=concat(@(1," + name + "),'-',@0)";
      case 4 -> "@(1," + name + ".a)";
      case 5 -> "=size(@(2," + name + "))";
      case 6 -> "^topic";
      case 7 -> "=noop";
      default -> "text";
    };
  }

  private static Object object(SplittableRandom random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    int fields = 1 + random.nextInt(5);
    for (int i = 0; i < fields; i++) {
      object.put(pick(random, NAMES), value(random, depth));
    }
    return object;
  }

  private static Object value(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 4 -> object(random, depth - 1);
      case 5 -> new ArrayList<>(List.of(scalar(random) == null ? 1L : 2L, 3L));
      default -> scalar(random);
    };
  }

  private static Object scalar(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> (long) random.nextInt(3);
      case 3 -> random.nextInt(8) / 4.0;
      case 4 -> "12";
      default -> pick(random, NAMES);
    };
  }

  private static <T> T pick(SplittableRandom random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
