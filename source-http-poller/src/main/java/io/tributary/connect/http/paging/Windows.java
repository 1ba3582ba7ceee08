package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.WindowSettings;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.TimeWindow;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts time into windows: whole ones while there is a backlog, then what has passed since the last
 * poll.
 */
final class Windows {

  private final WindowSettings settings;

  Windows(WindowSettings settings) {
    this.settings = settings;
  }

  /**
   * The position with the window that its poll asks for; null if its time has not come.
   *
   * <p>A window that requests were made of stays as it is: the pages of a poll belong together.
   */
  @Nullable PollPosition begin(PollPosition position, Instant now) {
    if (!settings.enabled()) {
      return position;
    }
    TimeWindow known = position.window();
    if (known != null && known.end() != null && !position.page().isFirst()) {
      return position;
    }
    Instant start = start(position);
    Instant end = min(start.plus(settings.size()), horizon(now));
    return start.isBefore(end) ? position.withWindow(new TimeWindow(start, end)) : null;
  }

  /** The position behind a finished poll. */
  PollPosition finish(PollPosition position) {
    TimeWindow window = position.window();
    return window == null || window.end() == null
        ? position
        : position.withWindow(new TimeWindow(window.end(), null));
  }

  /** Whether a whole window lies between a finished poll and the present. */
  boolean isBehind(PollPosition position, Instant now) {
    return settings.enabled() && !start(position).plus(settings.size()).isAfter(horizon(now));
  }

  /** Whether there is nothing more to ask for, ever. */
  boolean isOver(PollPosition position) {
    return settings.end() != null && !start(position).isBefore(settings.end());
  }

  private Instant start(PollPosition position) {
    return position.window() == null
        ? Objects.requireNonNull(settings.start())
        : position.window().start();
  }

  private Instant horizon(Instant now) {
    Instant present = now.minus(settings.delay());
    return settings.end() == null ? present : min(present, settings.end());
  }

  private static Instant min(Instant first, Instant second) {
    return first.isBefore(second) ? first : second;
  }
}
