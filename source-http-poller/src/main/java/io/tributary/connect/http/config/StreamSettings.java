package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How an endless response is read.
 *
 * @param idle longest silence of the server
 * @param reconnectMs milliseconds from the end of a connection to the next
 * @param types of the events to take; none for all
 */
public record StreamSettings(
    RequestMode mode, Duration idle, long reconnectMs, int maxEventBytes, List<String> types) {

  public static final String MODE = "request.mode";
  public static final String IDLE = "stream.idle.timeout.ms";
  public static final String RECONNECT = "stream.reconnect.ms";
  public static final String MAX_EVENT_BYTES = "stream.event.max.bytes";
  public static final String TYPES = "stream.event.types";

  private static final EnumValidator<RequestMode> MODES = EnumValidator.of(RequestMode.class);

  public StreamSettings {
    types = List.copyOf(types);
  }

  static void define(KeyGroup group) {
    group
        .key(
            MODE,
            ConfigDef.Type.STRING,
            "poll",
            MODES,
            Importance.MEDIUM,
            "poll asks again and again. stream keeps one connection open and takes what comes: server-"
                + "sent events if the response is text/event-stream, else a document per line, as in"
                + " NDJSON. Each event is read like a response. A connection that ends is opened again"
                + " with the Last-Event-ID; each stream has a thread of its own.")
        .key(
            IDLE,
            ConfigDef.Type.INT,
            60_000,
            between(100, 86_400_000),
            Importance.LOW,
            "Milliseconds that a stream may be silent before it is taken for broken and opened again."
                + " Longer than the pause between the server's events or comments.")
        .key(
            RECONNECT,
            ConfigDef.Type.LONG,
            3_000L,
            between(1L, 86_400_000L),
            Importance.LOW,
            "Milliseconds from the end of a stream to its next opening, unless the server says so with"
                + " retry. Failures are waited out as those of polls are.")
        .key(
            MAX_EVENT_BYTES,
            ConfigDef.Type.INT,
            1024 * 1024,
            between(1_024, 1024 * 1024 * 1024),
            Importance.LOW,
            "Longest line of a stream in bytes. A longer one breaks it.")
        .key(
            TYPES,
            ConfigDef.Type.LIST,
            "",
            null,
            Importance.LOW,
            "Types of the server-sent events to take, as message,update; all if it is empty.");
  }

  static StreamSettings from(AbstractConfig config) {
    return new StreamSettings(
        MODES.parse(config.getString(MODE)),
        Duration.ofMillis(config.getInt(IDLE)),
        config.getLong(RECONNECT),
        config.getInt(MAX_EVENT_BYTES),
        config.getList(TYPES));
  }

  /** Whether the response need not end. */
  public boolean enabled() {
    return mode == RequestMode.STREAM;
  }
}
