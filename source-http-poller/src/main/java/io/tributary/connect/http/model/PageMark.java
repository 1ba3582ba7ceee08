package io.tributary.connect.http.model;

import java.util.Map;

/**
 * Which page of a poll comes next.
 *
 * @param index how many pages of the poll were read before it
 * @param values what it is asked for with, by name: a token, an address, a number; none for the
 *     first
 */
public record PageMark(int index, Map<String, String> values) {

  public static final PageMark FIRST = new PageMark(0, Map.of());

  public PageMark {
    values = Map.copyOf(values);
  }

  public boolean isFirst() {
    return index == 0;
  }
}
