package io.tributary.quickstart;

import io.tributary.harness.Progress;
import java.time.Duration;
import java.util.Locale;

/** Tells on the terminal what is starting and how long it took. */
final class ProgressLines implements Progress {

  private static final double MILLIS = 1000;

  private final Terminal terminal;

  ProgressLines(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void starting(String server) {
    terminal.line("  starting " + server);
  }

  @Override
  public void ready(String server, Duration took) {
    terminal.line(
        String.format(Locale.ROOT, "  ready    %s after %.1f s", server, took.toMillis() / MILLIS));
  }

  @Override
  public void stopping(String server) {
    terminal.line("  stopping " + server);
  }
}
