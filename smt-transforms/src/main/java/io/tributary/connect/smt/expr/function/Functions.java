package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.expr.value.Matching;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All functions, by name in any case. */
public final class Functions {

  private final Map<String, Function> byName = new TreeMap<>();

  /**
   * The functions of one transform.
   *
   * @param clock what NOW tells
   * @param matching what matches regular expressions
   */
  public Functions(Clock clock, Matching matching) {
    TextFunctions.define(this, matching);
    NumberFunctions.define(this);
    TimeFunctions.define(this, new TimeFormats());
    ClockFunctions.define(this, clock);
    GeoFunctions.define(this);
    HashFunctions.define(this);
    ChoiceFunctions.define(this);
    ListFunctions.define(this);
  }

  public @Nullable Function find(String name) {
    Function function = byName.get(name);
    return function == null ? byName.get(name.toUpperCase(Locale.ROOT)) : function;
  }

  public Set<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }

  /** A function that gives null for a null. */
  void define(String name, int least, int most, Function.Body body) {
    add(new Function(name, least, most, false, body, Map.of()));
  }

  /** A function that is called with nulls. */
  void defineForNulls(String name, int least, int most, Function.Body body) {
    add(new Function(name, least, most, true, body, Map.of()));
  }

  /** Says that an argument of a function defined before can be checked when it is spelt out. */
  void literal(String name, int index, Literal literal) {
    byName.computeIfPresent(name, (same, function) -> function.literal(index, literal));
  }

  private void add(Function function) {
    byName.put(function.name(), function);
  }
}
