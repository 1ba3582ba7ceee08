package io.tributary.connect.jdbcagg.config;

/** What records are, and how a change of a row is undone. */
public enum ChangeTracking {
  /** Each record is a fact that nothing takes back. */
  NONE,
  /**
   * Records are change events; a table beside each aggregate table keeps what each row of the
   * source added.
   */
  STATE_TABLE,
  /** Records are change events; the row before a change tells what it added. */
  BEFORE_IMAGES;

  /** Whether what a record added can be taken back. */
  public boolean retracts() {
    return this != NONE;
  }
}
