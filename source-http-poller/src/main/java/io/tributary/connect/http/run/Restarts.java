package io.tributary.connect.http.run;

import io.tributary.connect.http.config.PagingSettings;
import io.tributary.connect.http.model.PollPosition;

/** Decides when a poll must begin again with its first page, and that it does not do so forever. */
final class Restarts {

  private static final int MAX = 3;

  private final PagingSettings settings;
  private int generation;
  private int restarts;

  Restarts(PagingSettings settings) {
    this.settings = settings;
  }

  /**
   * Whether a page behind the first was asked for with other credentials than the poll's first.
   *
   * @param current generation of the credentials that it was asked for with
   */
  boolean atNewCredentials(PollPosition position, int current) {
    boolean changed = current != generation;
    generation = current;
    return changed && settings.restartOnNewCredentials() && !position.page().isFirst() && oneMore();
  }

  /** Whether a status says that the token of a page behind the first has expired. */
  boolean atStatus(PollPosition position, int status) {
    return !position.page().isFirst()
        && settings.restartStatusCodes().contains(status)
        && oneMore();
  }

  void pollEnds() {
    restarts = 0;
  }

  private boolean oneMore() {
    restarts++;
    return restarts <= MAX;
  }
}
