package io.tributary.connect.http.run;

import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What one request of a unit came to.
 *
 * @param restMs milliseconds to rest; null if the unit waits until the task has taken its records,
 *     or is at its end
 * @param failure why the task must fail; null if it need not
 */
record Turn(@Nullable Long restMs, @Nullable ConnectException failure) {

  static Turn untilTaken() {
    return new Turn(null, null);
  }

  /** Nothing will be asked for again. */
  static Turn end() {
    return new Turn(null, null);
  }

  static Turn rest(long restMs) {
    return new Turn(restMs, null);
  }

  static Turn failed(ConnectException failure) {
    return new Turn(null, failure);
  }
}
