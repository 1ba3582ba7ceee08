package io.tributary.quickstart.view;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is worth telling of a whole run, from the snapshots taken of it. */
public final class Milestones {

  private @Nullable Duration firstRow;
  private @Nullable Duration firstCommit;
  private long peakMemory;

  /** Takes one more snapshot into account. */
  public void note(Snapshot snapshot) {
    if (firstRow == null && snapshot.tables().stream().anyMatch(table -> table.rows() > 0)) {
      firstRow = snapshot.running();
    }
    if (firstCommit == null && snapshot.lakes().stream().anyMatch(lake -> lake.commits() > 0)) {
      firstCommit = snapshot.running();
    }
    peakMemory = Math.max(peakMemory, snapshot.memory());
  }

  /** Time from the start to the first row in MySQL; null when there is none. */
  public @Nullable Duration firstRow() {
    return firstRow;
  }

  /** Time from the start to the first commit in the lake; null when there is none. */
  public @Nullable Duration firstCommit() {
    return firstCommit;
  }

  /** Most memory that all processes held together, in bytes. */
  public long peakMemory() {
    return peakMemory;
  }
}
