package io.tributary.connect.http.run;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Where fetch threads leave batches for the task's thread. It holds so many records and no more:
 * whoever brings further ones waits, and gives up once the task stops.
 *
 * <p>Threading: any thread.
 */
public final class Handoff {

  private static final long LOOK_UP_MS = 100;

  private final int capacity;
  private final Semaphore room;
  private final Semaphore floor = new Semaphore(1, true);
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private volatile boolean stopped;

  /** A batch, or the failure that ends the task. */
  private record Entry(@Nullable Batch batch, @Nullable ConnectException failure, int permits) {}

  /**
   * @param capacity records that may wait; a single larger batch is taken all the same
   */
  public Handoff(int capacity) {
    this.capacity = capacity;
    this.room = new Semaphore(capacity, true);
  }

  /**
   * The next batch, null if none came in time.
   *
   * @throws ConnectException if a unit failed in a way that only a person can mend
   */
  public @Nullable Batch take(Duration patience) throws InterruptedException {
    Entry entry = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (entry == null) {
      return null;
    }
    if (entry.failure != null) {
      throw entry.failure;
    }
    room.release(entry.permits);
    return entry.batch;
  }

  /**
   * Leaves a batch, once there is room.
   *
   * @throws CancellationException if the task stops meanwhile
   */
  void offer(Batch batch) {
    int permits = Math.min(batch.records().size(), capacity);
    acquire(room, permits);
    queue.add(new Entry(batch, null, permits));
  }

  /** Leaves a failure, which needs no room. */
  void fail(ConnectException failure) {
    queue.add(new Entry(null, failure, 0));
  }

  /**
   * Waits until no other unit is in the middle of a transaction, and keeps others from beginning
   * one: all records between two ends of transactions belong to one unit.
   *
   * @throws CancellationException if the task stops meanwhile
   */
  void claimFloor() {
    acquire(floor, 1);
  }

  void releaseFloor() {
    floor.release();
  }

  /** Lets nobody wait any longer. */
  void stop() {
    stopped = true;
  }

  private void acquire(Semaphore semaphore, int permits) {
    try {
      while (!semaphore.tryAcquire(permits, LOOK_UP_MS, TimeUnit.MILLISECONDS)) {
        if (stopped) {
          throw new CancellationException("the task stops");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the task stops");
    }
  }
}
