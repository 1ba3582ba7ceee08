package io.tributary.connect.smt.lookup;

import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table could be read again lately, and what records get if it could not.
 *
 * <p>Threading: told by the thread that loads, asked by those of the tasks.
 */
public final class Staleness {

  private final boolean refuses;
  private volatile @Nullable String cause;

  /** One that refuses records while a table is stale, or lets them be. */
  public Staleness(boolean refuses) {
    this.refuses = refuses;
  }

  public void fresh() {
    cause = null;
  }

  public void stale(String because) {
    cause = because;
  }

  boolean is() {
    return cause != null;
  }

  /** Throws where a stale table must not be used. */
  public void refuse() {
    String because = refuses ? cause : null;
    if (because != null) {
      throw new ConnectException(
          "Lookup could not read a table again, and on.refresh.error=fail: %s.".formatted(because)
              + " Mend it and restart the task, or go on with old rows by on.refresh.error=stale.");
    }
  }
}
