package io.tributary.quickstart;

import io.tributary.quickstart.view.LiveView;
import io.tributary.quickstart.view.Snapshot;
import java.io.PrintStream;

/**
 * Where the program writes to: a screen that is drawn again and again, or, when the output goes to
 * a file or a pipe, lines one after another.
 */
final class Terminal {

  private static final String HOME = "\u001b[H";
  private static final String CLEAR_REST_OF_LINE = "\u001b[K\n";
  private static final String CLEAR_BELOW = "\u001b[J";

  /** A line in a log says enough every few seconds. */
  private static final int SNAPSHOTS_PER_LINE = 5;

  private final PrintStream out;
  private final boolean screen;
  private final int width;
  private int shown;

  /**
   * Writes to a stream.
   *
   * @param screen whether escape sequences move a cursor there
   * @param width columns of the screen
   */
  Terminal(PrintStream out, boolean screen, int width) {
    this.out = out;
    this.screen = screen;
    this.width = width;
  }

  /** One line below the others. */
  synchronized void line(String line) {
    out.println(line);
    out.flush();
  }

  /** The live view; on a screen each call replaces what the last one drew. */
  synchronized void show(LiveView view, Snapshot snapshot) {
    if (screen) {
      StringBuilder drawn = new StringBuilder(HOME);
      view.lines(snapshot, width).forEach(line -> drawn.append(line).append(CLEAR_REST_OF_LINE));
      out.print(drawn.append(CLEAR_BELOW));
    } else if (shown % SNAPSHOTS_PER_LINE == 0) {
      out.println(LiveView.brief(snapshot));
    }
    shown++;
    out.flush();
  }
}
