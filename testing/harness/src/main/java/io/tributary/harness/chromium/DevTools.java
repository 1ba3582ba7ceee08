package io.tributary.harness.chromium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.process.HarnessException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection of the Chrome DevTools protocol: commands with an answer each, and events.
 *
 * <p>Threading: commands belong to one thread; answers and events arrive on the client's.
 */
final class DevTools implements AutoCloseable {
  private static final int ANSWER_SECONDS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
  private final AtomicInteger lastId = new AtomicInteger();
  private final WebSocket socket;

  DevTools(URI address) {
    this.socket =
        answer(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, listener()));
  }

  /**
   * Sends a command and waits for its result.
   *
   * @throws HarnessException when the browser refuses it or does not answer
   */
  JsonNode call(String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> result = new CompletableFuture<>();
    waiting.put(id, result);
    try {
      String command =
          JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
      answer(socket.sendText(command, true));
    } catch (JsonProcessingException e) {
      throw new HarnessException("Cannot write the parameters of " + method, e);
    }
    JsonNode message = answer(result);
    if (message.has("error")) {
      throw new HarnessException(method + ": " + message.path("error").path("message").asText());
    }
    return message.path("result");
  }

  /** All events so far. */
  List<JsonNode> events() {
    return List.copyOf(events);
  }

  private WebSocket.Listener listener() {
    StringBuilder text = new StringBuilder();
    return new WebSocket.Listener() {
      @Override
      public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
          take(text.toString());
          text.setLength(0);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
      }

      @Override
      public void onError(WebSocket from, Throwable error) {
        waiting.values().forEach(each -> each.completeExceptionally(error));
      }
    };
  }

  private void take(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      CompletableFuture<JsonNode> asked = waiting.remove(message.path("id").asInt());
      if (asked == null) {
        events.add(message);
      } else {
        asked.complete(message);
      }
    } catch (JsonProcessingException e) {
      throw new HarnessException("The browser does not speak JSON", e);
    }
  }

  private static <T> T answer(CompletableFuture<T> future) {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new HarnessException("The browser does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted while the browser works", e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
