package io.tributary.connect.smt.expr.function;

import io.tributary.connect.smt.bridge.Moments;
import java.time.Clock;

/** The time of the worker. */
final class ClockFunctions {

  private ClockFunctions() {}

  static void define(Functions all, Clock clock) {
    all.define("NOW", 0, 0, args -> Moments.ofEpochMs(clock.millis()));
  }
}
