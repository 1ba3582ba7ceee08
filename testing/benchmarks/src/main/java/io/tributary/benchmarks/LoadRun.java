package io.tributary.benchmarks;

import java.io.IOException;

/** One measurement in a real worker. */
public interface LoadRun {

  /** Prints its figures; false when one misses its bound. */
  boolean measure() throws IOException;
}
