package io.tributary.harness.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * JSON over HTTP with a worker's manners: 409 means that it is rebalancing and wants to be asked
 * again.
 */
final class RestCall {
  // The worker gives up at 90 s itself.
  private static final Duration ANSWER = Duration.ofSeconds(95);
  private static final Duration REBALANCE = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int FIRST_ERROR = 400;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;

  RestCall(String base) {
    this.base = base;
  }

  String base() {
    return base;
  }

  /** Whether the path answers 200; false also when nobody listens. */
  boolean ok(String path) {
    try {
      return send("GET", path, null).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  JsonNode json(String method, String path, @Nullable Object body) {
    HttpResponse<String> response =
        Await.value(REBALANCE, () -> sent(method, path, body), each -> !rebalancing(each));
    JsonNode answer = parsed(response.body());
    if (response.statusCode() >= FIRST_ERROR) {
      throw new ConnectRestException(
          method + " " + path,
          response.statusCode(),
          answer.path("message").asText(response.body()));
    }
    return answer;
  }

  private static boolean rebalancing(HttpResponse<String> response) {
    // The worker has one status for "not now" and for "there is one of that name".
    return response.statusCode() == CONFLICT && !response.body().contains("already exists");
  }

  private HttpResponse<String> sent(String method, String path, @Nullable Object body) {
    try {
      return send(method, path, body);
    } catch (IOException e) {
      throw new HarnessException(method + " " + base + path + " got no answer", e);
    }
  }

  private HttpResponse<String> send(String method, String path, @Nullable Object body)
      throws IOException {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/json")
            .timeout(ANSWER)
            .method(method, publisher)
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted in " + method + " " + path, e);
    }
  }

  private static JsonNode parsed(String body) {
    try {
      return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
