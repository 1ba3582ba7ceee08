package io.tributary.connect.http.pacing;

/**
 * The requests that an API grants in a period, shared by all who poll it.
 *
 * <p>Threading: any thread.
 */
public interface RequestBudget {

  /** Grants every request at once. */
  RequestBudget UNLIMITED = () -> 0;

  /**
   * Takes one request from the budget.
   *
   * @return 0 if it may be sent now; else the milliseconds after which to ask again
   */
  long claimMs();
}
