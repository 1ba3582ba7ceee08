package io.tributary.connect.hudi.config;

/** What becomes of a column that stands where another one stood. */
public enum RenamedColumns {
  /** The record is a bad one: the values of older rows would stay behind under the old name. */
  REFUSE,
  /** The new name is a new column; the old one stays and gets no more values. */
  ADD
}
