package io.tributary.connect.hudi.config;

/** What happens when a record has columns that the table lacks. */
public enum SchemaEvolution {
  /** The table gets them, and wider numbers. */
  ADD,
  /** They are left out; the table stays as the first record made it. */
  NONE,
  /** The task fails before anything of the record is written. */
  FAIL
}
