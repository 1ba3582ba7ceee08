package io.tributary.connect.hudi.commit;

/** Is told what becomes of commits, for metrics. */
public interface CommitMeter {

  /** Keeps no count. */
  CommitMeter NONE = new CommitMeter() {};

  /** What a commit cycle spends its time on. */
  enum Phase {
    /** Sweeping, rolling back and opening the instant. */
    OPEN,
    /** Until the last task has written. */
    WRITE,
    COMMIT,
    /** Compacting, cleaning and archiving. */
    MAINTAIN
  }

  /** The coordinator is through with a phase, which took so many milliseconds. */
  default void took(Phase phase, long ms) {}

  /**
   * The coordinator has committed what all tasks wrote.
   *
   * @param bytes of the files
   * @param rows changed rows in them
   */
  default void committed(int files, long bytes, long rows) {}

  /** The coordinator has given an instant up. */
  default void givenUp() {}

  /** The table could not be kept in order. */
  default void disordered() {}

  /** Files were found and deleted that had been written too late. */
  default void strays(int files) {}

  /** This task has taken its waiting rows to write them. */
  default void writing() {}

  /** This task was kept from writing into an instant that had ended. */
  default void fenced() {}

  /** This task reads a partition again. */
  default void rewound() {}
}
