package io.tributary.connect.smt.lookup;

/** Reads single rows of a table from where it is kept. For several threads at a time. */
public interface KeyedReader extends AutoCloseable {

  /**
   * Reads the rows of one key.
   *
   * @param parts of the key, normalised
   */
  void read(Object[] parts, RowReader.RowSink sink) throws UnreadableTableException;

  @Override
  void close();
}
