package io.tributary.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.view.LiveView;
import io.tributary.quickstart.view.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {

  private static final Snapshot EMPTY =
      new Snapshot(
          Duration.ofSeconds(5), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final LiveView view = new LiveView(List.of());

  @Test
  void drawsOverTheLastViewOnAScreen() {
    terminal(true).show(view, EMPTY);

    assertThat(bytes.toString(UTF_8)).startsWith("\u001b[HTributary").endsWith("\u001b[J");
  }

  @Test
  void writesNoEscapesIntoALogAndNotEverySecond() {
    Terminal log = terminal(false);
    for (int second = 0; second < 6; second++) {
      log.show(view, EMPTY);
    }

    assertThat(bytes.toString(UTF_8).lines()).containsExactly("0:05 | 0 MiB", "0:05 | 0 MiB");
  }

  private Terminal terminal(boolean screen) {
    return new Terminal(new PrintStream(bytes, true, UTF_8), screen, 80);
  }
}
