package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import java.time.Duration;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How long a request may take.
 *
 * @param read longest silence between two pieces of the body
 * @param request the whole call, from resolving the name to the body's last byte
 */
public record TimeoutSettings(Duration connect, Duration read, Duration request) {

  public static final String CONNECT = "connect.timeout.ms";
  public static final String READ = "read.timeout.ms";
  public static final String REQUEST = "request.timeout.ms";

  private static final int MAX_MS = 3_600_000;

  static void define(KeyGroup group) {
    group
        .key(
            CONNECT,
            ConfigDef.Type.INT,
            10_000,
            between(1, MAX_MS),
            Importance.LOW,
            "Milliseconds to wait for a connection.")
        .key(
            READ,
            ConfigDef.Type.INT,
            30_000,
            between(1, MAX_MS),
            Importance.LOW,
            "Milliseconds that a server may be silent within a response.")
        .key(
            REQUEST,
            ConfigDef.Type.INT,
            120_000,
            between(1, MAX_MS),
            Importance.LOW,
            "Milliseconds that a whole call may take, body included. A body that trickles or hangs"
                + " holds one of fetch.threads this long.");
  }

  static TimeoutSettings from(AbstractConfig config) {
    return new TimeoutSettings(
        Duration.ofMillis(config.getInt(CONNECT)),
        Duration.ofMillis(config.getInt(READ)),
        Duration.ofMillis(config.getInt(REQUEST)));
  }
}
