package io.tributary.connect.kit.metrics;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Named values that can be read at any time, from any thread, in the order in which they came. */
public final class Gauges {

  private final Map<String, Gauge> byName = new LinkedHashMap<>();

  /**
   * One value.
   *
   * @param name in lower case, with hyphens and the unit
   * @param meaning a sentence for those who see the name alone
   */
  record Gauge(String name, String meaning, Supplier<Object> value) {}

  /**
   * Adds one, or replaces the one of that name.
   *
   * @param value quick, never null, from any thread: a Long, a Double, a Boolean or a String
   */
  public Gauges with(String name, String meaning, Supplier<Object> value) {
    byName.put(name, new Gauge(name, meaning, value));
    return this;
  }

  Collection<Gauge> all() {
    return byName.values();
  }

  /** The current value of a gauge that is there. */
  public Object value(String name) {
    Gauge gauge = byName.get(name);
    if (gauge == null) {
      throw new IllegalArgumentException("no gauge " + name);
    }
    return gauge.value().get();
  }

  public boolean has(String name) {
    return byName.containsKey(name);
  }
}
