package io.tributary.harness.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What a browser shows, and what it was asked and said meanwhile. */
public final class Page {
  private final DevTools devTools;

  Page(DevTools devTools) {
    this.devTools = devTools;
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      devTools.call(domain + ".enable", Map.of());
    }
  }

  /**
   * Looks like another screen from now on.
   *
   * @param width of the window in CSS pixels
   * @param height of the window in CSS pixels
   * @param phone whether pages treat it as one
   * @param dark whether its user prefers light text on dark ground
   */
  public void screen(int width, int height, boolean phone, boolean dark) {
    devTools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    devTools.call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
  }

  /** Opens an address; its scripts may still run. */
  public void open(String url) {
    JsonNode answer = devTools.call("Page.navigate", Map.of("url", url));
    if (answer.has("errorText")) {
      throw new HarnessException(url + " does not open: " + answer.path("errorText").asText());
    }
  }

  /**
   * The value of a JavaScript expression, or of what it promises.
   *
   * @throws HarnessException with the script's error, when it throws one
   */
  public JsonNode value(String expression) {
    JsonNode answer =
        devTools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      JsonNode error = answer.path("exceptionDetails");
      throw new HarnessException(
          error.path("exception").path("description").asText(error.path("text").asText()));
    }
    return answer.path("result").path("value");
  }

  /** Writes the whole page, also what lies below the window, as a PNG. */
  public void screenshot(Path file) {
    JsonNode image =
        devTools.call(
            "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(image.path("data").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** The addresses of all requests since the browser was started. */
  public List<String> requests() {
    return devTools.events().stream()
        .filter(event -> event.path("method").asText().equals("Network.requestWillBeSent"))
        .map(event -> event.path("params").path("request").path("url").asText())
        .toList();
  }

  /** All that went to the console as a warning or an error, uncaught errors included. */
  public List<String> complaints() {
    return devTools.events().stream().filter(Page::complains).map(JsonNode::toString).toList();
  }

  private static boolean complains(JsonNode event) {
    JsonNode parameters = event.path("params");
    return switch (event.path("method").asText()) {
      case "Runtime.exceptionThrown" -> true;
      case "Runtime.consoleAPICalled" ->
          List.of("error", "warning", "assert").contains(parameters.path("type").asText());
      case "Log.entryAdded" ->
          List.of("error", "warning").contains(parameters.path("entry").path("level").asText());
      default -> false;
    };
  }
}
