package io.tributary.connect.http.run;

import io.tributary.connect.http.config.HeartbeatSettings;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.SourceKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Carries the position of one unit on where no record does.
 *
 * <p>Threading: one thread at a time.
 */
public final class Heartbeat {

  private final HeartbeatSettings settings;
  private final SourceKey key;
  private final BatchWriters writers;
  private final InstantSource clock;
  private Map<String, Object> carried;
  private Instant last = Instant.EPOCH;

  /**
   * @param stored the position that the unit began with
   */
  public Heartbeat(
      HeartbeatSettings settings,
      SourceKey key,
      BatchWriters writers,
      InstantSource clock,
      PollPosition stored) {
    this.settings = settings;
    this.key = key;
    this.writers = writers;
    this.clock = clock;
    this.carried = stored.toOffset();
  }

  /** A record has carried a position. */
  void carried(PollPosition position) {
    carried = position.toOffset();
  }

  /**
   * Hands a record over if the position between two polls is one that no record has carried.
   *
   * @param onTaken runs on the task's thread once it has the record
   * @return whether it did
   */
  boolean beat(PollPosition position, Runnable onTaken) {
    Instant now = clock.instant();
    if (settings.topic().isEmpty()
        || !position.page().isFirst()
        || Duration.between(last, now).compareTo(settings.interval()) < 0
        || position.toOffset().equals(carried)) {
      return false;
    }
    last = now;
    carried = position.toOffset();
    BatchWriter writer = writers.begin(onTaken);
    writer.record(
        new SourceRecord(
            key.toPartition(),
            carried,
            settings.topic(),
            null,
            Schema.STRING_SCHEMA,
            key.name(),
            Schema.STRING_SCHEMA,
            now.toString(),
            now.toEpochMilli()));
    return writer.commit(carried);
  }
}
