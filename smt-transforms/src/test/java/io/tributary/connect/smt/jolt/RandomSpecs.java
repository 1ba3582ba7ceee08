package io.tributary.connect.smt.jolt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Grows specs and trees over one small alphabet of names, so that they meet. */
final class RandomSpecs {

  private static final List<String> NAMES =
      List.of("a", "b", "ab", "a-b", "b-a-b", "0", "1", "$a", "a.b");

  /**
   * Left-hand keys of a shift for the same names, so with escapes where a name has a sign in it.
   */
  private static final List<String> LEFT =
      List.of("a", "b", "ab", "a-b", "b-a-b", "0", "1", "\\$a", "a.b");

  /** Names that stand in a reference as they are. */
  private static final List<String> REFERRED = List.of("a", "b", "ab", "a-b", "0", "1");

  private static final List<String> PATTERNS = List.of("*", "a*", "*b", "*-*", "*-*-*", "a|b");
  private static final List<String> OPERATIONS =
      List.of(
          "shift",
          "shift",
          "shift",
          "default",
          "remove",
          "cardinality",
          "sort",
          "modify-overwrite-beta",
          "modify-overwrite-beta",
          "modify-default-beta",
          "modify-define-beta");

  /** Jolt's default and cardinality leave names in an order that no step behind may depend on. */
  private static final List<String> NOT_LAST =
      List.of("shift", "shift", "remove", "sort", "modify-overwrite-beta", "modify-default-beta");

  private static final List<String> PLACES = List.of("p", "q", "r", "s.t", "u[]", "v[0]");

  private final SplittableRandom random;
  private final RandomModifies modifies;

  /** How many stars each key of the walk through a shift has, from the outermost on. */
  private final List<Integer> stars = new ArrayList<>();

  RandomSpecs(SplittableRandom random) {
    this.random = random;
    this.modifies = new RandomModifies(random);
  }

  List<Object> chain() {
    List<Object> chain = new ArrayList<>();
    int steps = 1 + random.nextInt(2);
    for (int i = 0; i < steps; i++) {
      String operation = pick(i == steps - 1 ? OPERATIONS : NOT_LAST);
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("operation", operation);
      entry.put("spec", spec(operation));
      chain.add(entry);
    }
    return chain;
  }

  private Object spec(String operation) {
    return switch (operation) {
      case "shift" -> shift(1);
      case "default" -> defaults(2);
      case "remove" -> edits(2, List.of("", ""), PATTERNS);
      case "cardinality" -> edits(2, List.of("ONE", "MANY"), List.of("*"));
      case "sort" -> Map.of();
      default -> modifies.spec(1);
    };
  }

  private Map<String, Object> shift(int depth) {
    Map<String, Object> spec = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    int keys = 1 + random.nextInt(3);
    for (int i = 0; i < keys; i++) {
      boolean deeper = depth < 3 && random.nextBoolean();
      switch (random.nextInt(14)) {
        case 0 -> spec.put("@", path(depth));
        case 1 ->
            put("@(" + random.nextInt(depth + 1) + "," + pick(REFERRED) + ")", deeper, depth, spec);
        case 2 -> spec.put("$" + random.nextInt(depth + 1), path(depth));
        case 3 -> put("#" + pick(REFERRED), deeper, depth, spec);
        case 4 -> put("&" + random.nextInt(depth + 1), deeper, depth, spec);
        case 5 -> put(star(random.nextInt(depth + 1)), deeper, depth, spec);
        case 6, 7, 8 -> putOnce(pick(PATTERNS), seen, deeper, depth, spec);
        default -> putOnce(pick(LEFT), seen, deeper, depth, spec);
      }
    }
    if (spec.isEmpty()) {
      spec.put("*", path(depth));
    }
    return spec;
  }

  private void putOnce(
      String key, Set<String> seen, boolean deeper, int depth, Map<String, Object> spec) {
    List<String> alternatives = List.of(key.split("\\|"));
    if (alternatives.stream().noneMatch(seen::contains)) {
      seen.addAll(alternatives);
      put(key, deeper, depth, spec);
    }
  }

  private void put(String key, boolean deeper, int depth, Map<String, Object> spec) {
    boolean alone = key.equals("*");
    stars.add(alone || !key.contains("*") ? 0 : (int) key.chars().filter(c -> c == '*').count());
    spec.put(key, deeper ? shift(depth + 1) : right(depth));
    stars.remove(stars.size() - 1);
  }

  /** What a star of a level stands for; now and then of one that the key does not have. */
  private String star(int level) {
    int key = stars.size() - 1 - level;
    int there = key < 0 ? 0 : stars.get(key);
    int wanted = random.nextInt(40) == 0 ? there + 1 : random.nextInt(there + 1);
    return "&(" + level + "," + wanted + ")";
  }

  private Object right(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> null;
      case 1 -> List.of(path(depth), path(depth));
      default -> path(depth);
    };
  }

  private String path(int depth) {
    StringBuilder path = new StringBuilder(pick(PLACES));
    int parts = random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      path.append('.').append(part(depth));
    }
    return path.toString();
  }

  private String part(int depth) {
    int level = random.nextInt(depth + 2);
    return switch (random.nextInt(8)) {
      case 0 -> "&" + level;
      case 1 -> "x-" + star(level);
      case 2 -> "[&" + level + "]";
      case 3 -> "[#" + level + "]";
      case 4 -> "[]";
      case 5 -> "@(" + level + "," + pick(List.of("a", "a.b", "a[0]", "b.&", "&1")) + ")";
      case 6 -> pick(List.of("[1]", "[@(" + level + ",a)]", "@a"));
      default ->
          pick(
              List.of(
                  "a", "b", "a-b", "0", "\\$a", "a\\.b", "x\\&1", "\\@b", "x\\[1\\]", "x\\[1]"));
    };
  }

  private Map<String, Object> defaults(int depth) {
    Map<String, Object> spec = new LinkedHashMap<>();
    int keys = 1 + random.nextInt(3);
    for (int i = 0; i < keys; i++) {
      String key = pick(List.of("a", "b", "ab", "*", "a|b", "0"));
      boolean deeper = depth > 0 && random.nextBoolean();
      spec.put(key, deeper ? defaults(depth - 1) : scalar());
    }
    return spec;
  }

  private Map<String, Object> edits(int depth, List<String> leaves, List<String> patterns) {
    Map<String, Object> spec = new LinkedHashMap<>();
    int keys = 1 + random.nextInt(3);
    for (int i = 0; i < keys; i++) {
      String key = random.nextInt(4) == 0 ? pick(patterns) : pick(NAMES);
      boolean deeper = depth > 0 && random.nextBoolean();
      spec.put(key, deeper ? edits(depth - 1, leaves, patterns) : pick(leaves));
    }
    return spec;
  }

  Object tree(int depth) {
    int kind = depth == 0 ? 2 : random.nextInt(5);
    if (kind == 1) {
      List<Object> list = new ArrayList<>();
      int items = random.nextInt(3);
      for (int i = 0; i < items; i++) {
        list.add(tree(depth - 1));
      }
      return list;
    }
    if (kind == 2 && depth < 3) {
      return scalar();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    int fields = 1 + random.nextInt(4);
    for (int i = 0; i < fields; i++) {
      map.put(pick(NAMES), depth == 0 ? scalar() : tree(depth - 1));
    }
    return map;
  }

  private Object scalar() {
    return switch (random.nextInt(6)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> (long) random.nextInt(3);
      case 3 -> random.nextInt(8) / 4.0;
      default -> pick(NAMES);
    };
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
