package io.tributary.connect.http.records;

/** Takes rows before it is known whether the body they come from is whole. */
public interface HeldRows extends RowSink {

  /** Whether further rows are of use. */
  boolean isOpen();

  /** The rows are too large to hold back: they will be read again. */
  void drop();
}
