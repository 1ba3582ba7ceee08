package io.tributary.connect.hudi.commit;

/** Where a commit cycle can be cut off; tests do, production never. */
public interface FaultPoint {

  /** Does nothing. */
  FaultPoint NONE = step -> {};

  /** The steps of a cycle, in their order. */
  enum Step {
    INSTANT_OPENED,
    CYCLE_STARTED,
    ROWS_WRITTEN,
    BEFORE_COMMIT,
    COMMITTED,
    CONFIRMED,
    MAINTAINED
  }

  void reached(Step step);
}
