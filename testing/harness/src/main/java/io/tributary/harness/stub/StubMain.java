package io.tributary.harness.stub;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stub API as a process of its own. Arguments: {@code name=value}, as {@link #arguments} writes
 * them.
 */
public final class StubMain {
  private StubMain() {}

  public static void main(String[] args) {
    Map<String, String> given = new HashMap<>();
    for (String each : args) {
      int equals = each.indexOf('=');
      given.put(each.substring(0, equals), each.substring(equals + 1));
    }
    StubApi.start(number(given, "port"), settings(given), Clock.systemUTC());
  }

  static String[] arguments(int port, StubSettings settings) {
    return new String[] {
      "port=" + port,
      "seed=" + settings.seed(),
      "start=" + settings.start(),
      "step=" + settings.stepSeconds(),
      "polls=" + settings.polls(),
      "aircraft=" + settings.aircraft(),
      "buses=" + settings.buses(),
      "opensky-bodies=" + text(settings.openSkyBodies()),
      "bus-bodies=" + text(settings.busBodies()),
      "served=" + text(settings.served())
    };
  }

  private static StubSettings settings(Map<String, String> given) {
    return new StubSettings(
        Long.parseLong(given.getOrDefault("seed", "")),
        Instant.parse(given.getOrDefault("start", "")),
        number(given, "step"),
        number(given, "polls"),
        number(given, "aircraft"),
        number(given, "buses"),
        path(given, "opensky-bodies"),
        path(given, "bus-bodies"),
        path(given, "served"));
  }

  private static int number(Map<String, String> given, String name) {
    return Integer.parseInt(given.getOrDefault(name, ""));
  }

  private static String text(@Nullable Path path) {
    return path == null ? "" : path.toAbsolutePath().toString();
  }

  private static @Nullable Path path(Map<String, String> given, String name) {
    String value = given.getOrDefault(name, "");
    return value.isEmpty() ? null : Path.of(value);
  }
}
