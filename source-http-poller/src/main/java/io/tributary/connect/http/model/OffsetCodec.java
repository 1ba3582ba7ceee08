package io.tributary.connect.http.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Positions as source offsets that a person can read and write: {@code {"v": 1, "cursor.<name>":
 * text, ...}}. Numbers are taken for texts, as people write them into the REST API.
 */
final class OffsetCodec {

  private static final String FORMAT = "v";
  private static final long CURRENT_FORMAT = 1;
  private static final String VERSION = "snapshot.version";
  private static final String ETAG = "etag";
  private static final String LAST_MODIFIED = "last.modified";
  private static final String VALIDATORS_OF = "etag.of";
  private static final String CURSOR = "cursor.";
  private static final String PENDING = "next.";
  private static final String PAGE = "page.";
  private static final String PAGE_INDEX = "page.index";
  private static final String WINDOW_START = "window.start";
  private static final String WINDOW_END = "window.end";
  private static final String EVENT_ID = "event.id";

  private static final List<String> FIXED =
      List.of(VERSION, ETAG, LAST_MODIFIED, VALIDATORS_OF, WINDOW_START, WINDOW_END, EVENT_ID);

  private OffsetCodec() {}

  static Map<String, Object> write(PollPosition position) {
    Map<String, Object> offset = new TreeMap<>();
    offset.put(FORMAT, CURRENT_FORMAT);
    write(offset, "", position.kept());
    write(offset, PENDING, position.pending());
    if (!position.page().isFirst()) {
      offset.put(PAGE_INDEX, (long) position.page().index());
      position.page().values().forEach((name, value) -> offset.put(PAGE + name, value));
    }
    TimeWindow window = position.window();
    if (window != null) {
      offset.put(WINDOW_START, window.start().toString());
      put(offset, WINDOW_END, window.end() == null ? null : window.end().toString());
    }
    put(offset, EVENT_ID, position.eventId());
    return offset;
  }

  private static void write(Map<String, Object> offset, String prefix, Kept kept) {
    put(offset, prefix + VERSION, kept.snapshotVersion());
    put(offset, prefix + ETAG, kept.validators().etag());
    put(offset, prefix + LAST_MODIFIED, kept.validators().lastModified());
    put(offset, prefix + VALIDATORS_OF, kept.validators().of());
    kept.cursor().forEach((name, value) -> offset.put(prefix + CURSOR + name, value));
  }

  private static void put(Map<String, Object> offset, String key, @Nullable String value) {
    if (value != null) {
      offset.put(key, value);
    }
  }

  static PollPosition read(Map<String, ?> offset) {
    if (!(offset.get(FORMAT) instanceof Number format) || format.longValue() != CURRENT_FORMAT) {
      throw new ConnectException(
          "The source offset is not of format \"v\": 1. It was altered by hand, or written by a later"
              + " version of this connector; reset it, or go back to that version.");
    }
    Map<String, String> texts = new HashMap<>();
    offset.forEach(
        (key, value) -> {
          check(key);
          if (value != null) {
            texts.put(key, text(key, value));
          }
        });
    return new PollPosition(
        kept(texts, ""),
        kept(texts, PENDING),
        page(texts),
        window(texts.get(WINDOW_START), texts.get(WINDOW_END)),
        texts.get(EVENT_ID));
  }

  private static void check(String key) {
    String bare = key.startsWith(PENDING) ? key.substring(PENDING.length()) : key;
    if (!bare.equals(FORMAT)
        && !FIXED.contains(bare)
        && !bare.startsWith(CURSOR)
        && !key.startsWith(PAGE)) {
      throw new ConnectException(
          "The source offset has an unknown key '"
              + key
              + "'. Known are v, cursor.<name>, page.<name>, next.<key> and "
              + String.join(", ", FIXED)
              + ".");
    }
  }

  private static Kept kept(Map<String, String> offset, String prefix) {
    Map<String, String> cursor = named(offset, prefix + CURSOR);
    return new Kept(
        offset.get(prefix + VERSION),
        new Validators(
            offset.get(prefix + ETAG),
            offset.get(prefix + LAST_MODIFIED),
            offset.get(prefix + VALIDATORS_OF)),
        cursor);
  }

  private static PageMark page(Map<String, String> offset) {
    Map<String, String> values = named(offset, PAGE);
    String index = values.remove(PAGE_INDEX.substring(PAGE.length()));
    if (index == null && values.isEmpty()) {
      return PageMark.FIRST;
    }
    if (index == null || values.isEmpty() || !index.matches("[1-9]\\d{0,8}")) {
      throw new ConnectException(
          "The source offset's page.index must be a number above 0 beside another page.<name>;"
              + " leave both out to begin with the first page.");
    }
    return new PageMark(Integer.parseInt(index), values);
  }

  private static Map<String, String> named(Map<String, String> offset, String prefix) {
    Map<String, String> found = new HashMap<>();
    offset.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  private static @Nullable TimeWindow window(@Nullable String start, @Nullable String end) {
    if (start == null && end == null) {
      return null;
    }
    try {
      TimeWindow window =
          new TimeWindow(
              Instant.parse(start == null ? "" : start), end == null ? null : Instant.parse(end));
      if (window.end() == null || window.start().isBefore(window.end())) {
        return window;
      }
    } catch (DateTimeException e) {
      // Said below, with what to write.
    }
    throw new ConnectException(
        "The source offset's window.start must be a time like 2026-01-31T00:00:00Z, and window.end"
            + " one after it, or be left out.");
  }

  private static String text(String key, Object value) {
    if (value instanceof String || value instanceof Long || value instanceof Integer) {
      return String.valueOf(value);
    }
    throw new ConnectException(
        "The source offset's '" + key + "' must be a text or a whole number.");
  }
}
