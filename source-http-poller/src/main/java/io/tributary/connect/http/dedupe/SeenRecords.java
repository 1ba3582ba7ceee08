package io.tributary.connect.http.dedupe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last version of each key, as hashes. What a poll brings counts only once it is
 * settled, so that a poll that must be read again loses nothing. Not for several threads at once.
 */
public final class SeenRecords {

  private final int[] key;
  private final int[] version;
  private final boolean comparesWhole;
  private final Ignored ignored;
  private final Recent known;
  private final Recent unsettled;

  /** Hashes of versions by hashes of keys; the least recently used go first. */
  private static final class Recent extends LinkedHashMap<Long, Long> {

    private static final long serialVersionUID = 1L;

    private final int maxKeys;

    private Recent(int maxKeys) {
      super(16, 0.75f, true);
      this.maxKeys = maxKeys;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
      return size() > maxKeys;
    }
  }

  /**
   * @param key where in a row the values of the key stand
   * @param version where those stand that change with the record; none to compare the whole record
   * @param ignored pointers to what does not count where whole records are compared
   */
  public SeenRecords(int[] key, int[] version, List<String> ignored, int maxKeys) {
    this.key = key.clone();
    this.version = version.clone();
    this.comparesWhole = version.length == 0;
    this.ignored = Ignored.of(ignored);
    known = new Recent(maxKeys);
    unsettled = new Recent(maxKeys);
  }

  /** Whether a record differs from the last one of its key; if so it is the last one now. */
  public boolean isNew(@Nullable Object[] row, @Nullable Object whole) {
    Long itsKey = Fingerprint.of(row, key);
    long itsVersion = comparesWhole ? Fingerprint.of(whole, ignored) : Fingerprint.of(row, version);
    Long last = unsettled.get(itsKey);
    if (last == null) {
      last = known.get(itsKey);
    }
    if (last != null && last == itsVersion) {
      return false;
    }
    unsettled.put(itsKey, itsVersion);
    return true;
  }

  /** What was new is delivered. */
  public void settled() {
    known.putAll(unsettled);
    unsettled.clear();
  }

  /** What was new since the last settlement will come again. */
  public void abandoned() {
    unsettled.clear();
  }
}
