package io.tributary.connect.smt.jolt;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares trees: numbers by their value, whatever their type, arrays as lists. */
final class SameTree {

  private SameTree() {}

  /** A form in which trees that are the same are equal. */
  static Object normal(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new java.util.LinkedHashMap<>();
      map.forEach((name, value) -> copy.put(String.valueOf(name), normal(value)));
      return copy;
    }
    if (tree instanceof Object[] array) {
      return normal(java.util.Arrays.asList(array));
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

  /** The same where the order of lists says nothing. */
  static Object unordered(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> copy = new java.util.TreeMap<>();
      map.forEach((name, value) -> copy.put(String.valueOf(name), unordered(value)));
      return copy;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(item -> String.valueOf(unordered(item))).sorted().toList();
    }
    return tree;
  }
}
