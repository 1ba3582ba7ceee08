package io.tributary.connect.http.paging;

import io.tributary.connect.http.config.CursorSettings;
import io.tributary.connect.http.cursor.Lookback;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.TimeWindow;
import io.tributary.connect.http.template.Variables;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a position, a partition and the present give to the templates of a request. */
final class PositionVariables {

  private final CursorSettings cursors;
  private final Lookback lookback;
  private final Map<String, String> partition;

  PositionVariables(CursorSettings cursors, Map<String, String> partition) {
    this.cursors = cursors;
    this.lookback = new Lookback(cursors);
    this.partition = partition;
  }

  /**
   * @param page what the page is asked for with
   */
  Variables at(PollPosition position, Map<String, String> page, Instant now) {
    return name -> {
      int dot = name.indexOf('.');
      String rest = name.substring(dot + 1);
      return switch (dot < 0 ? name : name.substring(0, dot)) {
        case "cursor" -> cursor(position, rest);
        case "partition" -> partition.get(rest);
        case "page" -> page.get(rest);
        case "window" -> edge(position.window(), rest);
        case "event" -> position.eventId();
        case "now" -> now.toString();
        default -> null;
      };
    };
  }

  private @Nullable String cursor(PollPosition position, String name) {
    String kept = position.cursor().get(name);
    // What a person gave to begin with is where to begin: it is not set back.
    return kept == null ? cursors.initial().get(name) : lookback.apply(name, kept);
  }

  private static @Nullable String edge(@Nullable TimeWindow window, String name) {
    if (window == null) {
      return null;
    }
    Instant edge = name.equals("start") ? window.start() : window.end();
    return edge == null ? null : edge.toString();
  }
}
