package io.tributary.connect.smt.dedupe;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was let pass, and when. The least lately seen is forgotten first.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class Seen {

  /** What a record is compared with. */
  public enum Memory {
    /** With every record of its key that is still remembered. */
    ALL,
    /** With the last record of its key that was let pass. */
    LAST
  }

  private record Passed(@Nullable Fingerprint content, long atMs) {}

  private final Memory memory;
  private final long ttlMs;
  private final Clock clock;
  private final Fingerprints fingerprints = new Fingerprints();
  private final Map<Fingerprint, Passed> passed;

  public Seen(Memory memory, int maxEntries, long ttlMs, Clock clock) {
    this.memory = memory;
    this.ttlMs = ttlMs;
    this.clock = clock;
    this.passed =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Fingerprint, Passed> eldest) {
            return size() > maxEntries;
          }
        };
  }

  /**
   * Whether a record is one to let pass, which is remembered. A record that is not does not prolong
   * the memory, so what repeats for ever passes once in each span.
   *
   * @param scope within which keys are told apart, such as a topic
   */
  public boolean isNew(String scope, Object key, Object content) {
    long nowMs = clock.millis();
    Fingerprint of =
        memory == Memory.ALL ? fingerprints.of(scope, key, content) : fingerprints.of(scope, key);
    Fingerprint now = memory == Memory.ALL ? null : fingerprints.of(content);
    Passed before = passed.get(of);
    if (before != null
        && nowMs - before.atMs() < ttlMs
        && (now == null || now.equals(before.content()))) {
      return false;
    }
    passed.put(of, new Passed(now, nowMs));
    return true;
  }
}
