package io.tributary.connect.http.run;

import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * What one request of a unit came to.
 *
 * @param restMs milliseconds to rest, if that is what comes next
 * @param failure why the task must fail; null if it need not
 */
record Turn(Next next, long restMs, @Nullable ConnectException failure) {

  /** What comes next. */
  enum Next {
    /** The unit rests. */
    REST,
    /** It waits until the task has taken its records. */
    UNTIL_TAKEN,
    /** Nothing will be asked for again. */
    END
  }

  static Turn untilTaken() {
    return new Turn(Next.UNTIL_TAKEN, 0, null);
  }

  static Turn end() {
    return new Turn(Next.END, 0, null);
  }

  static Turn rest(long restMs) {
    return new Turn(Next.REST, restMs, null);
  }

  static Turn failed(ConnectException failure) {
    return new Turn(Next.END, 0, failure);
  }
}
