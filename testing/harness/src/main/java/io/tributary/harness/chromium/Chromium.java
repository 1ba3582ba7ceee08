package io.tributary.harness.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.process.Command;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerProcess;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A headless Chromium with one page. */
public final class Chromium implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServerProcess process;
  private final DevTools devTools;
  private final Page page;

  private Chromium(ServerProcess process, DevTools devTools, Page page) {
    this.process = process;
    this.devTools = devTools;
    this.page = page;
  }

  /** Starts the browser and waits until it can be told what to do. */
  public static Chromium start(RunFolder run) {
    Path profile = run.resolve("chromium");
    List<String> line =
        List.of(
            ServerRuntime.CHROMIUM.folder().resolve("browser").toString(),
            "--headless",
            // It shows pages of this machine alone, and its sandbox refuses to run as root.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            // Else the browser itself looks for updates, word lists and the like.
            "--disable-background-networking",
            "--disable-component-update",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    ServerProcess process =
        ServerProcess.start(new Command("chromium", line, Map.of("LANG", "C.UTF-8")), run);
    Path port = profile.resolve("DevToolsActivePort");
    process.awaitReady(START_LIMIT, () -> Files.exists(port) && !lines(port).isEmpty());
    DevTools devTools = new DevTools(firstPage(lines(port).get(0)));
    return new Chromium(process, devTools, new Page(devTools));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static URI firstPage(String port) {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    try (InputStream pages = list.toURL().openStream()) {
      for (JsonNode each : JSON.readTree(pages)) {
        if (each.path("type").asText().equals("page")) {
          return URI.create(each.path("webSocketDebuggerUrl").asText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Chromium does not tell its pages", e);
    }
    throw new HarnessException("Chromium has no page");
  }

  public Page page() {
    return page;
  }

  @Override
  public void close() {
    devTools.close();
    process.close();
  }
}
