package io.tributary.connect.smt.lookup;

import org.jspecify.annotations.Nullable;

/** A table that is looked into. For several threads at a time. */
public interface LookupTable {

  /**
   * The row of a key, never to be changed; waits for the first load.
   *
   * @param key normalised
   * @return null for none
   * @throws org.apache.kafka.connect.errors.ConnectException where the table cannot be read
   */
  @Nullable Object @Nullable [] find(Object key);

  /** Why a key that was not found never will be, by its kind; null where it may. */
  @Nullable String mismatch(Object key);

  /** Begins to load, if the table does. */
  void start();

  /** Ends what reads the table. */
  void close();
}
