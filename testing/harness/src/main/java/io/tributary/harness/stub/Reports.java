package io.tributary.harness.stub;

/** When a vehicle last reported: every so many seconds, each vehicle at its own beat. */
record Reports(int everySeconds, int offsetSeconds) {
  /** The last report at or before a time, both in seconds since the epoch. */
  long lastAt(long time) {
    return time - Math.floorMod(time - offsetSeconds, everySeconds);
  }
}
