package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How often to poll, and how long to stay away after a failure.
 *
 * @param intervalMs milliseconds from the start of one poll to the start of the next
 * @param backoffMs cap of the first random wait after a failure, in milliseconds
 * @param maxBackoffMs what that cap grows to
 * @param maxRetryAfterMs longest wait that a server's header can impose, in milliseconds
 * @param maxAttempts retries in a row after which a failure is taken for one that stays; -1 for
 *     never
 * @param breakerFailures failures in a row after which an endpoint is left alone; 0 for never
 */
public record PacingSettings(
    long intervalMs,
    long backoffMs,
    long maxBackoffMs,
    long maxRetryAfterMs,
    int maxAttempts,
    int breakerFailures,
    long breakerOpenMs) {

  public static final String INTERVAL = "poll.interval.ms";
  public static final String BACKOFF = "retry.backoff.ms";
  public static final String MAX_BACKOFF = "retry.backoff.max.ms";
  public static final String MAX_RETRY_AFTER = "retry.after.max.ms";

  public static final String MAX_ATTEMPTS = "retry.max.attempts";
  public static final String BREAKER_FAILURES = "breaker.failures";
  public static final String BREAKER_OPEN = "breaker.open.ms";

  private static final long WEEK_MS = 7L * 24 * 3_600_000;

  static void define(KeyGroup group) {
    group
        .key(
            INTERVAL,
            ConfigDef.Type.LONG,
            60_000L,
            between(10L, WEEK_MS),
            Importance.HIGH,
            "Milliseconds from the start of one poll to the start of the next. Below what the API"
                + " allows, polls end in 429 and the endpoint is parked.")
        .key(
            BACKOFF,
            ConfigDef.Type.LONG,
            1_000L,
            between(1L, WEEK_MS),
            Importance.LOW,
            "After the first failure in a row, wait a random time up to this many milliseconds; the"
                + " bound doubles with each further failure.")
        .key(
            MAX_BACKOFF,
            ConfigDef.Type.LONG,
            300_000L,
            between(1L, WEEK_MS),
            Importance.LOW,
            "What the bound of the random wait grows to, in milliseconds. Not below"
                + " retry.backoff.ms. Failures never end the retries: a remote fault parks an"
                + " endpoint, it does not fail the task.")
        .key(
            MAX_RETRY_AFTER,
            ConfigDef.Type.LONG,
            86_400_000L,
            atLeast(0L),
            Importance.LOW,
            "Longest wait in milliseconds that a server may ask for with Retry-After or a header like"
                + " it; longer ones are cut to it. A day, as daily quotas ask for many hours.")
        .key(
            MAX_ATTEMPTS,
            ConfigDef.Type.INT,
            -1,
            atLeast(-1),
            Importance.LOW,
            "Retries in a row after which a failure that might pass is taken for one that stays, for"
                + " behavior.on.error to decide. -1 never gives up.");
    defineBreaker(group);
  }

  private static void defineBreaker(KeyGroup group) {
    group
        .key(
            BREAKER_FAILURES,
            ConfigDef.Type.INT,
            10,
            atLeast(0),
            Importance.LOW,
            "Failures in a row, of all partitions of an endpoint together, after which none of them"
                + " asks for breaker.open.ms; then one does for all. 0 turns it off.")
        .key(
            BREAKER_OPEN,
            ConfigDef.Type.LONG,
            60_000L,
            between(1L, WEEK_MS),
            Importance.LOW,
            "Milliseconds that an endpoint is left alone after breaker.failures.");
  }

  static PacingSettings from(AbstractConfig config) {
    return new PacingSettings(
        config.getLong(INTERVAL),
        config.getLong(BACKOFF),
        config.getLong(MAX_BACKOFF),
        config.getLong(MAX_RETRY_AFTER),
        config.getInt(MAX_ATTEMPTS),
        config.getInt(BREAKER_FAILURES),
        config.getLong(BREAKER_OPEN));
  }
}
