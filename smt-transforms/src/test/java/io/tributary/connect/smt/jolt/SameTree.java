package io.tributary.connect.smt.jolt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Compares trees: numbers by their value, whatever their type, and arrays as lists. */
final class SameTree {

  private SameTree() {}

  /** A form in which trees that are the same are equal. */
  static Object normal(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((name, value) -> copy.put(String.valueOf(name), normal(value)));
      return copy;
    }
    if (tree instanceof Object[] array) {
      return normal(Arrays.asList(array));
    }
    if (tree instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(normal(item)));
      return copy;
    }
    if (tree instanceof Double number && !Double.isFinite(number)) {
      return tree;
    }
    return tree instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros()
        : tree;
  }

  /** Whether the first tree, which has no rings, is the same as the second, which may have. */
  static boolean equal(Object a, Object b) {
    if (a instanceof Map<?, ?> map) {
      return b instanceof Map<?, ?> other
          && map.keySet().equals(other.keySet())
          && map.keySet().stream().allMatch(name -> equal(map.get(name), other.get(name)));
    }
    if (a instanceof List<?> list) {
      List<?> other = b instanceof Object[] array ? Arrays.asList(array) : null;
      List<?> items = b instanceof List<?> given ? given : other;
      return items != null
          && items.size() == list.size()
          && IntStream.range(0, items.size()).allMatch(i -> equal(list.get(i), items.get(i)));
    }
    boolean containers = b instanceof Map || b instanceof List || b instanceof Object[];
    return !containers && Objects.equals(normal(a), normal(b));
  }

  /** The same where the order of lists says nothing. */
  static Object unordered(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new TreeMap<>();
      map.forEach((name, value) -> copy.put(String.valueOf(name), unordered(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(item -> String.valueOf(unordered(item))).sorted().toList();
    }
    return tree;
  }

  /** Whether one container stands in two places of a tree, or within itself. */
  static boolean sharesContainers(Object tree) {
    return sharesContainers(tree, new IdentityHashMap<>());
  }

  private static boolean sharesContainers(Object tree, Map<Object, Boolean> seen) {
    if (tree instanceof Map<?, ?> map) {
      return seen.put(map, true) != null
          || map.values().stream().anyMatch(value -> sharesContainers(value, seen));
    }
    if (tree instanceof List<?> list) {
      return seen.put(list, true) != null
          || list.stream().anyMatch(item -> sharesContainers(item, seen));
    }
    return false;
  }
}
