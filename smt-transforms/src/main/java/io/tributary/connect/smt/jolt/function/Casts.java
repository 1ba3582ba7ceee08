package io.tributary.connect.smt.jolt.function;

import org.jspecify.annotations.Nullable;

/** Conversions to one type. A number that the type cannot hold is not cut to what it can. */
final class Casts {

  private Casts() {}

  static @Nullable Object toInteger(@Nullable Object value) {
    if (value instanceof Integer || value == null) {
      return value == null ? Function.NOTHING : value;
    }
    Integer number = Numbers.intValue(Numbers.of(value));
    return number == null ? Misfit.cast(value, "an integer of 32 bits") : number;
  }

  static @Nullable Object toLong(@Nullable Object value) {
    if (value instanceof Long || value == null) {
      return value == null ? Function.NOTHING : value;
    }
    Long number = Numbers.longValue(Numbers.of(value));
    return number == null ? Misfit.cast(value, "an integer of 64 bits") : number;
  }

  static @Nullable Object toDouble(@Nullable Object value) {
    if (value instanceof Double || value == null) {
      return value == null ? Function.NOTHING : value;
    }
    Number number = Numbers.of(value);
    return number == null ? Misfit.cast(value, "a number") : (Object) number.doubleValue();
  }

  static @Nullable Object toBoolean(@Nullable Object value) {
    if (value instanceof Boolean || value == null) {
      return value == null ? Function.NOTHING : value;
    }
    if (value instanceof String text) {
      if (text.equalsIgnoreCase("true")) {
        return true;
      }
      if (text.equalsIgnoreCase("false")) {
        return false;
      }
    }
    return Misfit.cast(value, "a boolean");
  }
}
