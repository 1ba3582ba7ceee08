package io.tributary.harness.stub;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what was served, and keeps each different body as a file when a folder is given: {@code
 * <folder>/<endpoint>/000001.json} and on.
 */
final class Journal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final @Nullable Path folder;
  private final Map<Endpoint, Tally> tallies = new EnumMap<>(Endpoint.class);
  private final Map<String, String> lastBody = new HashMap<>();
  private final Map<String, Long> lastReport = new HashMap<>();

  Journal(@Nullable Path folder) {
    this.folder = folder;
    for (Endpoint each : Endpoint.values()) {
      tallies.put(each, Tally.NOTHING);
    }
  }

  synchronized Map<Endpoint, Tally> tallies() {
    return new EnumMap<>(tallies);
  }

  synchronized void failed(Endpoint endpoint) {
    tallies.computeIfPresent(endpoint, (key, tally) -> tally.failed());
  }

  /**
   * Takes down an answer with a body.
   *
   * @param stream answers of one stream that repeat each other are one version
   */
  synchronized void served(Endpoint endpoint, String stream, String body) {
    if (body.equals(lastBody.put(endpoint.id() + stream, body))) {
      tallies.computeIfPresent(endpoint, (key, tally) -> tally.repeated());
      return;
    }
    JsonNode json = parsed(body);
    int vehicles = 0;
    int fresh = 0;
    for (Observation each : Observation.in(endpoint, json)) {
      vehicles++;
      Long before = lastReport.put(endpoint.id() + each.vehicle(), each.reported());
      fresh += before != null && before == each.reported() ? 0 : 1;
    }
    Tally tally = tallies.getOrDefault(endpoint, Tally.NOTHING).served(vehicles, fresh);
    tallies.put(endpoint, tally);
    keep(endpoint, tally.versions(), body);
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new HarnessException("A recorded body is not JSON", e);
    }
  }

  private void keep(Endpoint endpoint, long version, String body) {
    if (folder == null) {
      return;
    }
    try {
      Path home = Files.createDirectories(folder.resolve(endpoint.id()));
      // A checker may read the folder while we serve: it never sees half a body.
      Path whole = Files.writeString(home.resolve("%06d.new".formatted(version)), body);
      Files.move(whole, home.resolve("%06d.json".formatted(version)), ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a served body in " + folder, e);
    }
  }
}
