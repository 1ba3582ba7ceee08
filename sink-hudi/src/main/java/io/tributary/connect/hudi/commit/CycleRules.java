package io.tributary.connect.hudi.commit;

/**
 * The times of a commit cycle, in milliseconds.
 *
 * @param intervalMs from the first waiting row to the commit
 * @param timeoutMs in which all tasks must have written
 * @param graceMs after that, until the instant is given up: a task that is still closing a file
 *     then must find its instant open
 * @param retryMs wait after the first failure, doubled with each further one in a row
 * @param maxRetryMs longest wait after a failure
 */
public record CycleRules(
    long intervalMs, long timeoutMs, long graceMs, long retryMs, long maxRetryMs) {

  private static final int MAX_DOUBLINGS = 20;

  long retryAfterMs(int failures) {
    return Math.min(maxRetryMs, retryMs << Math.min(Math.max(failures, 1) - 1, MAX_DOUBLINGS));
  }
}
