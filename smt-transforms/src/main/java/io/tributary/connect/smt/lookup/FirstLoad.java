package io.tributary.connect.smt.lookup;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Where records wait until a table was loaded for the first time.
 *
 * <p>Threading: the thread that loads tells, those of the tasks wait.
 */
public final class FirstLoad {

  private final String table;
  private final Duration timeout;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  private boolean done;
  private @Nullable UnreadableTableException failure;

  public FirstLoad(String table, Duration timeout) {
    this.table = table;
    this.timeout = timeout;
  }

  /** The table is there. */
  public void done() {
    tell(true, null);
  }

  /** The table could not be loaded; it will be tried again. */
  public void failed(UnreadableTableException cause) {
    tell(false, cause);
  }

  private void tell(boolean loaded, @Nullable UnreadableTableException cause) {
    lock.lock();
    try {
      done |= loaded;
      failure = cause;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the table.
   *
   * @throws ConnectException where it is not there in time, or never will be as things are
   */
  public void await() {
    lock.lock();
    try {
      long left = timeout.toNanos();
      while (!done) {
        UnreadableTableException cause = failure;
        if (cause != null && !cause.passing()) {
          throw new ConnectException("Lookup cannot load a table: " + cause.getMessage() + ".");
        }
        if (left <= 0) {
          throw new RetriableException(
              "Lookup could not load table %s within load.timeout.ms=%d: %s."
                      .formatted(
                          table,
                          timeout.toMillis(),
                          cause == null ? "it is still being read" : cause.getMessage())
                  + " Restart the task once it can be read, or allow more time; errors.retry.timeout"
                  + " says for how long the record is tried again.");
        }
        left = told.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectException("Interrupted while waiting for table " + table, e);
    } finally {
      lock.unlock();
    }
  }
}
