package io.tributary.connect.smt.jolt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Grows specs of modifies over the names of {@link RandomSpecs}. */
final class RandomModifies {

  private static final List<String> NAMES =
      List.of("a", "b", "ab", "a-b", "b-a-b", "0", "1", "\\$a", "a.b", "n", "n");

  private static final List<String> PATTERNS = List.of("*", "*", "a*", "*b", "*-*", "*-*-*", "a|b");
  private static final List<String> MODES = List.of("", "", "", "", "+", "~", "_");
  private static final List<String> SUFFIXES = List.of("", "", "", "?");

  private static final List<String> OF_ONE =
      List.of(
          "toLower",
          "toUpper",
          "trim",
          "abs",
          "toInteger",
          "toDouble",
          "toLong",
          "toBoolean",
          "toString",
          "size",
          "squashNulls",
          "recursivelySquashNulls",
          "squashDuplicates",
          "noop",
          "isPresent",
          "notNull",
          "isNull",
          "firstElement",
          "lastElement",
          "toList",
          "sort",
          "max",
          "min",
          "avg",
          "intSum",
          "longSum",
          "doubleSum",
          "concat",
          "divide");

  private static final List<String> OF_SEVERAL =
      List.of(
          "concat",
          "toList",
          "max",
          "min",
          "avg",
          "intSum",
          "longSum",
          "doubleSum",
          "intSubtract",
          "longSubtract",
          "doubleSubtract",
          "divide",
          "firstElement",
          "lastElement",
          "size",
          "sort",
          "squashNulls",
          "squashDuplicates",
          "isPresent",
          "toUpper",
          "substring",
          "join",
          "split",
          "elementAt");

  private final SplittableRandom random;

  RandomModifies(SplittableRandom random) {
    this.random = random;
  }

  Map<String, Object> spec(int depth) {
    Map<String, Object> spec = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    boolean list = random.nextInt(6) == 0;
    int keys = 1 + random.nextInt(3);
    for (int i = 0; i < keys; i++) {
      String name = list ? "[" + random.nextInt(4) + "]" : pick(NAMES);
      String key = random.nextInt(4) == 0 ? pick(list ? List.of("*") : PATTERNS) : name;
      boolean deeper = depth < 3 && random.nextInt(3) == 0;
      List<String> alternatives = List.of(key.split("\\|"));
      if (alternatives.stream().anyMatch(seen::contains)) {
        continue;
      }
      seen.addAll(alternatives);
      spec.put(pick(MODES) + key + pick(SUFFIXES), deeper ? spec(depth + 1) : right(depth));
    }
    return spec;
  }

  private Object right(int depth) {
    if (random.nextInt(5) > 0) {
      return one(depth);
    }
    List<Object> alternatives = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      alternatives.add(one(depth));
    }
    return alternatives;
  }

  private Object one(int depth) {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> (long) random.nextInt(5);
      case 2 -> random.nextBoolean();
      case 3 -> pick(List.of("a", "b", "x"));
      case 4 -> Map.of();
      case 5 -> reference(depth);
      case 6, 7, 8 -> "=" + pick(OF_ONE);
      case 9 -> "=" + pick(OF_ONE) + "(" + reference(depth) + ")";
      case 10 -> pad(depth);
      default -> call(depth);
    };
  }

  private String call(int depth) {
    StringBuilder call = new StringBuilder("=").append(pick(OF_SEVERAL)).append('(');
    int count = 2 + random.nextInt(2);
    for (int i = 0; i < count; i++) {
      call.append(i == 0 ? "" : ", ").append(argument(depth));
    }
    return call.append(')').toString();
  }

  private String pad(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> "=leftPad(" + argument(depth) + ", " + random.nextInt(6) + ", 'x')";
      case 1 -> "=rightPad(" + argument(depth) + ", " + random.nextInt(6) + ", '-')";
      default -> "=divideAndRound(1, " + argument(depth) + ", " + argument(depth) + ")";
    };
  }

  private String argument(int depth) {
    return switch (random.nextInt(7)) {
      case 0 -> String.valueOf(random.nextInt(4));
      case 1 -> pick(List.of("'a'", "'-'", "b", "' 2.5 '", "'7'", "true", ""));
      case 2 -> String.valueOf(random.nextInt(9) / 4.0);
      default -> reference(depth);
    };
  }

  private String reference(int depth) {
    int level = random.nextInt(depth + 1);
    return switch (random.nextInt(6)) {
      case 0 -> "@" + level;
      case 1 -> "@(" + level + ",&0)";
      case 2 -> "@(" + level + "," + pick(List.of("a.b", "a[0]", "[1]", "b.&", "&1")) + ")";
      default -> "@(" + level + "," + pick(List.of("a", "b", "ab", "a-b", "0", "n")) + ")";
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
