package io.tributary.harness.stub;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerProcess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stub API in a JVM of its own, and a client of its journal and control path. */
public final class StubProcess implements AutoCloseable {
  private static final String NAME = "stub-api";
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final int HEAP_MB = 128;
  private static final int TIMEOUT_MS = 5_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final ServerProcess process;

  private StubProcess(String url, ServerProcess process) {
    this.url = url;
    this.process = process;
  }

  public static StubProcess start(RunFolder run, StubSettings settings) {
    int port = FreePorts.next();
    ServerProcess process =
        ServerProcess.start(
            new JavaCommand(NAME, StubMain.class.getName(), classPath())
                .heapMb(HEAP_MB)
                // Else each answer on a kept connection waits 40 ms for the client's
                // acknowledgement.
                .property("sun.net.httpserver.nodelay", true)
                .arguments((Object[]) StubMain.arguments(port, settings))
                .in(run),
            run);
    StubProcess stub = new StubProcess("http://127.0.0.1:" + port, process);
    process.awaitReady(START_LIMIT, stub::answers);
    return stub;
  }

  /** What the stub needs of our own class path, wherever that has come from. */
  private static List<Path> classPath() {
    return List.of(
        home(StubMain.class),
        home(ObjectMapper.class),
        home(JsonFactory.class),
        home(JsonProperty.class));
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new HarnessException("Cannot tell where " + type + " was loaded from", e);
    }
  }

  private boolean answers() {
    try {
      return request("GET", "/journal").getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private HttpURLConnection request(String method, String path) throws IOException {
    HttpURLConnection request = (HttpURLConnection) URI.create(url + path).toURL().openConnection();
    request.setRequestMethod(method);
    request.setConnectTimeout(TIMEOUT_MS);
    request.setReadTimeout(TIMEOUT_MS);
    return request;
  }

  /** The base URL of an API, without parameters. */
  public String url(Endpoint endpoint) {
    return url + endpoint.path();
  }

  /** Lets the next answers of an endpoint fail. */
  public void fail(Endpoint endpoint, Fault fault, int count) {
    String path =
        "/control/fail?endpoint=%s&fault=%s&count=%d&seconds=%d"
            .formatted(
                endpoint.id(),
                fault.kind().name().toLowerCase(Locale.ROOT),
                count,
                fault.seconds());
    try {
      int status = request("POST", path).getResponseCode();
      if (status != HttpURLConnection.HTTP_NO_CONTENT) {
        throw new HarnessException("The stub API refused " + path + " with " + status);
      }
    } catch (IOException e) {
      throw new HarnessException("The stub API did not take " + path, e);
    }
  }

  /** What was served until now. */
  public Map<Endpoint, Tally> journal() {
    try {
      JsonNode json = JSON.readTree(request("GET", "/journal").getInputStream());
      Map<Endpoint, Tally> tallies = new EnumMap<>(Endpoint.class);
      for (Endpoint each : Endpoint.values()) {
        tallies.put(each, JSON.treeToValue(json.path(each.id()), Tally.class));
      }
      return tallies;
    } catch (IOException e) {
      throw new HarnessException("The stub API did not show its journal", e);
    }
  }

  public ServerProcess process() {
    return process;
  }

  @Override
  public void close() {
    process.stop();
  }
}
