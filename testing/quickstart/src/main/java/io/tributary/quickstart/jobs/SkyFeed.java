package io.tributary.quickstart.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.PathFeed;
import io.tributary.harness.feed.Reply;
import io.tributary.harness.feed.Request;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * OpenSky's API for those who have an account: tokens for client and secret, and vectors of a box
 * for who has a token. The vectors are those of the simulation, or recorded ones without a box.
 *
 * <p>Threading: the server's threads answer, any thread asks what was served.
 */
final class SkyFeed implements AutoCloseable {

  static final String CLIENT = "quickstart";

  private static final int UNAUTHORIZED = 401;
  private static final int UNAVAILABLE = 503;
  private static final int LONGITUDE = 5;
  private static final int LATITUDE = 6;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String secret = UUID.randomUUID().toString();
  private final String token = UUID.randomUUID().toString();
  private final List<Path> recordings;
  private final Pace pace;
  private final boolean keeps;
  private final List<byte[]> served = new ArrayList<>();
  private final FeedServer server =
      FeedServer.start(
          new PathFeed().with("/token", this::token).with("/api/states/all", this::states));
  private volatile String simulation = "";
  private long polls;
  private long vectors;
  private int next;

  /**
   * Starts to serve.
   *
   * @param recordings bodies to serve one after another, the last for ever; none for the simulation
   * @param bodies how many different ones there are
   * @param keeps whether all that is served is kept, to be compared
   */
  SkyFeed(List<Path> recordings, int bodies, boolean keeps) {
    this.recordings = recordings;
    this.pace = new Pace(bodies);
    this.keeps = keeps;
  }

  /** Lets the sky change, if it has not come to its end. */
  void release() {
    pace.release();
  }

  /** Lets the sky change no more. */
  void end() {
    pace.end();
  }

  /** Tells where the simulation is to be found, once it runs. */
  void simulation(String url) {
    simulation = url;
  }

  String statesUrl() {
    return server.url() + "/api/states/all";
  }

  String tokenUrl() {
    return server.url() + "/token";
  }

  String secret() {
    return secret;
  }

  /** The different bodies that were given out, in order. */
  synchronized List<byte[]> served() {
    return List.copyOf(served);
  }

  synchronized Snapshot.Feed feed(String name) {
    return new Snapshot.Feed(name, polls, vectors);
  }

  /** Whether the last body that there is to be has been received. */
  boolean received() {
    return pace.received();
  }

  private Reply token(Request request) {
    boolean known =
        request.body().contains("client_id=" + CLIENT)
            && request.body().contains("client_secret=" + secret);
    return known
        ? Reply.json("{\"access_token\":\"" + token + "\",\"expires_in\":1800}")
        : Reply.empty(UNAUTHORIZED);
  }

  private synchronized Reply states(Request request) {
    if (!("Bearer " + token).equals(request.headers().get("authorization"))) {
      return Reply.empty(UNAUTHORIZED);
    }
    if (recordings.isEmpty() && simulation.isEmpty()) {
      return Reply.empty(UNAVAILABLE);
    }
    try {
      polls++;
      if (pace.mayStep()) {
        step(recordings.isEmpty() ? box(request) : recorded());
      } else {
        pace.repeated();
      }
      return Reply.bytes("application/json", served.get(served.size() - 1));
    } catch (IOException e) {
      throw new UncheckedIOException("no vectors", e);
    }
  }

  /** The simulation may say what it said before: then the sky has not changed yet. */
  private void step(byte[] body) throws IOException {
    if (recordings.isEmpty()
        && !served.isEmpty()
        && Arrays.equals(served.get(served.size() - 1), body)) {
      return;
    }
    if (!keeps) {
      served.clear();
    }
    served.add(body);
    vectors += JSON.readTree(body).path("states").size();
    pace.stepped();
  }

  private byte[] recorded() throws IOException {
    return Files.readAllBytes(recordings.get(next++));
  }

  private byte[] box(Request request) throws IOException {
    JsonNode world;
    try (InputStream in = URI.create(simulation).toURL().openStream()) {
      world = JSON.readTree(in);
    }
    ObjectNode box = JSON.createObjectNode();
    box.set("time", world.path("time"));
    ArrayNode inside = box.putArray("states");
    for (JsonNode vector : world.path("states")) {
      if (within(request, "lamin", "lamax", vector.path(LATITUDE))
          && within(request, "lomin", "lomax", vector.path(LONGITUDE))) {
        inside.add(vector);
      }
    }
    return JSON.writeValueAsBytes(box);
  }

  private static boolean within(Request request, String least, String most, JsonNode degrees) {
    return degrees.isNumber()
        && degrees.doubleValue() >= Double.parseDouble(request.value(least, "-180"))
        && degrees.doubleValue() <= Double.parseDouble(request.value(most, "180"));
  }

  @Override
  public void close() {
    server.close();
  }
}
