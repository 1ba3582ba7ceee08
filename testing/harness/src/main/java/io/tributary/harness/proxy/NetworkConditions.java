package io.tributary.harness.proxy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How slowly bytes pass, if at all. Threading: set by any thread, awaited by those that copy. */
final class NetworkConditions {

  private static final int LARGEST_PIECE = 1 << 16;
  private static final int PIECES_PER_SECOND = 20;

  private long latencyNanos;
  private long bytesPerSecond = Long.MAX_VALUE;
  private boolean stalled;

  synchronized void delay(Duration latency) {
    latencyNanos = latency.toNanos();
    notifyAll();
  }

  synchronized void limit(long bytes) {
    bytesPerSecond = Math.max(1, bytes);
    notifyAll();
  }

  synchronized void stall(boolean stall) {
    stalled = stall;
    notifyAll();
  }

  /** How many bytes to take at once, so that a narrow line trickles instead of gushing. */
  synchronized int pieceBytes() {
    return (int) Math.max(1, Math.min(LARGEST_PIECE, bytesPerSecond / PIECES_PER_SECOND));
  }

  /** Waits for as long as so many bytes need, and while the line is stalled. */
  synchronized void pass(int bytes) throws InterruptedException {
    long begun = System.nanoTime();
    for (long left = nanosLeft(begun, bytes); left > 0; left = nanosLeft(begun, bytes)) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  /** Asked anew after each change, so that bytes that wait profit from better conditions. */
  private long nanosLeft(long begun, int bytes) {
    if (stalled) {
      return Long.MAX_VALUE;
    }
    double transfer = (double) bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
    return begun + latencyNanos + (long) transfer - System.nanoTime();
  }
}
