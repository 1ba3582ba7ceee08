package io.tributary.harness.stub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * UmoIQ's {@code publicJSONFeed}: simulated, or recorded. Its errors come with status 200, as
 * there.
 */
final class BusAnswers {
  private BusAnswers() {}

  static Answers of(StubSettings settings, Versions versions) {
    Path folder = settings.busBodies();
    if (folder != null) {
      Recording recording = Recording.in(folder);
      return query ->
          new Answer("recorded", recording.body(recording.index(versions.next("buses"))));
    }
    Buses buses = new Buses(settings.seed(), settings.buses());
    return query -> simulated(buses, versions, query);
  }

  private static Answer simulated(Buses buses, Versions versions, Query query) {
    if (!query.value("command", "").equals("vehicleLocations")) {
      return new Answer(
          "error", error("Command is not valid: \"" + query.value("command") + "\"", false));
    }
    if (query.value("a", "").isEmpty()) {
      return new Answer(
          "error", error("agency parameter \"a\" must be specified in query string", false));
    }
    String route = query.value("r", "");
    String cursor = query.value("t", "");
    if (!cursor.matches("\\d{0,15}")) {
      return new Answer("error", error("last time \"t\" parameter must be a number", false));
    }
    long time = versions.time(versions.next("buses/" + route));
    ObjectNode body = buses.body(time, route, cursor.isEmpty() ? 0 : Long.parseLong(cursor));
    if (cursor.isEmpty()) {
      // The real one sends the vehicles all the same.
      body.set(
          "Error", message("last time \"t\" parameter must be specified in query string", false));
    }
    return new Answer(route, body.toString());
  }

  static String error(String content, boolean shouldRetry) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("Error", message(content, shouldRetry));
    return body.toString();
  }

  private static ObjectNode message(String content, boolean shouldRetry) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("content", content)
        .put("shouldRetry", Boolean.toString(shouldRetry));
  }
}
