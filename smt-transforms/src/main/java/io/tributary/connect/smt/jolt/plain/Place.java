package io.tributary.connect.smt.jolt.plain;

import org.jspecify.annotations.Nullable;

/**
 * A name in an object, or a place in a list.
 *
 * @param name null for a place in a list
 * @param index the place, {@link #APPEND} for the one after the last; 0 beside a name
 */
public record Place(@Nullable String name, int index) {

  public static final int APPEND = -2;

  public static Place named(String name) {
    return new Place(name, 0);
  }

  public static Place at(int index) {
    return new Place(null, index);
  }
}
