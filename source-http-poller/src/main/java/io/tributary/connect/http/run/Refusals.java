package io.tributary.connect.http.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.config.ErrorBehavior;
import io.tributary.connect.http.errors.ErrorRecords;
import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.Evidence;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.Park;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of answers of one unit that waiting does not mend. */
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private static final int EXCERPT_BYTES = 1_024;

  private final String name;
  private final ErrorBehavior behavior;
  private final ErrorRecords records;
  private final Handoff handoff;

  /**
   * @param name names the unit in logs and messages
   */
  public Refusals(String name, ErrorBehavior behavior, ErrorRecords records, Handoff handoff) {
    this.name = name;
    this.behavior = behavior;
    this.records = records;
    this.handoff = handoff;
  }

  /**
   * Judges a refusal. The unit must not hold the floor.
   *
   * @param park how long to rest where the task goes on
   * @param offset that leads to the same request again
   */
  Turn at(HttpReply.Refused reply, Park park, Map<String, ?> offset) {
    if (behavior == ErrorBehavior.FAIL) {
      return Turn.failed(
          new ConnectException("Endpoint '" + name + "' was refused: " + reply.reason()));
    }
    LOG.error(
        "Endpoint '{}': refused, left alone for {} ms: {}", name, park.forMs(), reply.reason());
    tell(reply.reason(), reply.evidence(), offset);
    return Turn.rest(park.forMs());
  }

  /** Tells of a success whose body cannot be read, which may pass. The floor must be free. */
  void malformed(String reason, HttpReply.Ok reply, Map<String, ?> offset) {
    if (behavior == ErrorBehavior.TOPIC) {
      tell(reason, new Evidence(reply.head().status(), excerpt(reply.body())), offset);
    }
  }

  private static String excerpt(Body body) {
    try (InputStream in = body.open()) {
      return new String(in.readNBytes(EXCERPT_BYTES), UTF_8);
    } catch (IOException e) {
      // That may be what is wrong with it.
      return "";
    }
  }

  /** Leaves a record about a bad answer for the error topic, where one is asked for. */
  private void tell(String reason, @Nullable Evidence evidence, Map<String, ?> offset) {
    if (behavior != ErrorBehavior.TOPIC) {
      return;
    }
    handoff.claimFloor();
    try {
      handoff.offer(
          new Batch(
              List.of(records.answer(reason, evidence, offset)),
              Batch.Ending.COMMIT,
              Refusals::nothing));
    } finally {
      handoff.releaseFloor();
    }
  }

  private static void nothing() {
    // The unit rests, whether the task takes the record or not.
  }
}
