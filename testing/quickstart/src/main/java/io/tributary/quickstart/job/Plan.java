package io.tributary.quickstart.job;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param kills how often the worker is killed in mid-run
 * @param data a folder with the data to feed; null for the job's own
 * @param seed of what the job makes up where there is no such folder: one seed, one course
 * @param start the time at which simulations start
 */
public record Plan(Extent extent, int kills, @Nullable Path data, long seed, Instant start) {

  /** How much there is to be. */
  public enum Extent {
    /** It flows until somebody stops it; nothing is proven. */
    ENDLESS,
    /** A bounded amount, to be proven. */
    ONCE,
    /** It flows until {@link JobRun#end}; what has come by then is to be proven. */
    UNTIL_END
  }

  /** Whether the amount is bounded from the start. */
  public boolean once() {
    return extent == Extent.ONCE;
  }

  /** Whether the run ends with proofs, for which what was served must be kept. */
  public boolean proven() {
    return extent != Extent.ENDLESS;
  }
}
