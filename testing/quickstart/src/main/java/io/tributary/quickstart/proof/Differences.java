package io.tributary.quickstart.proof;

import java.util.ArrayList;
import java.util.List;

/** Collects what differs: counts all, keeps the first ten in words. */
public final class Differences {

  private static final int KEPT = 10;

  private final List<String> first = new ArrayList<>();
  private long total;

  /** Notes one difference, in words that name the key. */
  public void add(String difference) {
    total++;
    if (first.size() < KEPT) {
      first.add(difference);
    }
  }

  /** Ends the comparison. */
  public Verdict verdict(String name, long compared) {
    return new Verdict(name, compared, total, List.copyOf(first));
  }
}
