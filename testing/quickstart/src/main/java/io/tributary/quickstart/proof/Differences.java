package io.tributary.quickstart.proof;

import java.util.ArrayList;
import java.util.List;

/** Collects what differs: counts all by their kind, keeps the first ten in words. */
public final class Differences {

  private static final int KEPT = 10;

  private final List<String> first = new ArrayList<>();
  private long missing;
  private long doubled;
  private long different;

  /** Notes one difference, in words that name the key. */
  public void add(String difference) {
    different++;
    keep(difference);
  }

  /** Notes what should be there and is not, in words that name the key. */
  public void missing(long count, String difference) {
    missing += count;
    keep(difference);
  }

  /** Notes what is there more often than it should be, in words that name the key. */
  public void doubled(long count, String difference) {
    doubled += count;
    keep(difference);
  }

  private void keep(String difference) {
    if (first.size() < KEPT) {
      first.add(difference);
    }
  }

  /** Ends the comparison. */
  public Verdict verdict(String name, long compared) {
    return new Verdict(name, compared, missing, doubled, different, List.copyOf(first));
  }
}
