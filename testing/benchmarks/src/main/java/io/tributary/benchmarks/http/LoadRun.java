package io.tributary.benchmarks.http;

import java.io.IOException;

/** One measurement in a real worker. */
interface LoadRun {

  /** Prints its figures; false when one misses its bound. */
  boolean measure() throws IOException;
}
