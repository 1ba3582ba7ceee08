package io.tributary.connect.http.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the next request of a unit goes on.
 *
 * @param kept what finished polls left
 * @param pending what the pages of the unfinished poll left so far; in force once it is finished
 * @param page which page comes next
 * @param window the stretch of time that the poll asks for; null without windows, and before the
 *     first
 * @param eventId last event of a stream; null without one
 */
public record PollPosition(
    Kept kept, Kept pending, PageMark page, @Nullable TimeWindow window, @Nullable String eventId) {

  public static final PollPosition START =
      new PollPosition(Kept.NOTHING, Kept.NOTHING, PageMark.FIRST, null, null);

  /** The cursors that requests are made with. */
  public Map<String, String> cursor() {
    return kept.cursor();
  }

  /** The same poll from its first page on. */
  public PollPosition fromFirstPage() {
    return new PollPosition(kept, Kept.NOTHING, PageMark.FIRST, window, eventId);
  }

  public PollPosition withWindow(@Nullable TimeWindow next) {
    return new PollPosition(kept, pending, page, next, eventId);
  }

  public PollPosition withEventId(String last) {
    return new PollPosition(kept, pending, page, window, last);
  }

  /** As a source offset: flat, as Connect allows no nested values. */
  public Map<String, Object> toOffset() {
    return OffsetCodec.write(this);
  }

  /**
   * Reads a source offset.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException if it was written by a later version,
   *     or has another shape
   */
  public static PollPosition fromOffset(Map<String, ?> offset) {
    return OffsetCodec.read(offset);
  }
}
