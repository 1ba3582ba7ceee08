package io.tributary.connect.http.dedupe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells which keys of the last complete poll a complete poll no longer has. It never takes a key
 * for gone that may only have been overlooked: a poll with a bad record, or with more keys than are
 * remembered, says nothing. Not for several threads at once.
 */
public final class VanishedKeys {

  private final int maxKeys;
  private final boolean believesEmpty;
  private Map<Object, String> known = new LinkedHashMap<>();
  private Map<Object, String> seen = new LinkedHashMap<>();
  private Map<Object, String> next = known;
  private boolean doubtful;
  private int pages;

  /** Takes the keys that are gone. */
  public interface Taker {

    void vanished(Object key, String topic);
  }

  /**
   * @param believesEmpty whether a poll without any key means that all are gone
   */
  public VanishedKeys(int maxKeys, boolean believesEmpty) {
    this.maxKeys = maxKeys;
    this.believesEmpty = believesEmpty;
  }

  /** The records of a response were all seen. */
  public void page() {
    pages++;
  }

  /** The poll has a key, whose records go to a topic. */
  public void seen(Object key, String topic) {
    if (seen.size() < maxKeys) {
      seen.put(key, topic);
    } else if (!seen.containsKey(key)) {
      doubtful = true;
    }
  }

  /** The poll has a record whose key is not known. */
  public void overlooked() {
    doubtful = true;
  }

  /** The poll is complete: hands over what is gone. One without a response changes nothing. */
  public void endOfPoll(Taker taker) {
    if (pages == 0) {
      return;
    }
    pages = 0;
    if (doubtful || (seen.isEmpty() && !believesEmpty)) {
      next = new LinkedHashMap<>(known);
      if (next.size() + seen.size() <= maxKeys) {
        next.putAll(seen);
      }
    } else {
      known.forEach(
          (key, topic) -> {
            if (!seen.containsKey(key)) {
              taker.vanished(key, topic);
            }
          });
      next = seen;
    }
    seen = new LinkedHashMap<>();
    doubtful = false;
  }

  /** What was handed over is delivered. */
  public void settled() {
    known = next;
  }
}
