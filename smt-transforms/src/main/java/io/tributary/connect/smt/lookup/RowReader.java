package io.tributary.connect.smt.lookup;

import org.jspecify.annotations.Nullable;

/** Reads a table from where it is kept. Not for several threads at a time. */
public interface RowReader extends AutoCloseable {

  /** Takes rows one by one. */
  @FunctionalInterface
  interface RowSink {
    /** Takes a row in the order of {@link RowShape#names}; the array is the sink's from then on. */
    void add(@Nullable Object[] row) throws UnreadableTableException;
  }

  /** Whether the table may be another one since {@link #readAll} began last. */
  boolean mayHaveChanged() throws UnreadableTableException;

  /** Reads all rows. */
  void readAll(RowSink sink) throws UnreadableTableException;

  @Override
  void close();
}
