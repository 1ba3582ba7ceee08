package io.tributary.quickstart.board;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells when something that costs is due again. */
final class Regular {

  private final Duration interval;
  private @Nullable Instant last;

  Regular(Duration interval) {
    this.interval = interval;
  }

  /** True the first time and whenever the interval has passed since it was true. */
  boolean due(Instant now) {
    if (last != null && now.isBefore(last.plus(interval))) {
      return false;
    }
    last = now;
    return true;
  }
}
