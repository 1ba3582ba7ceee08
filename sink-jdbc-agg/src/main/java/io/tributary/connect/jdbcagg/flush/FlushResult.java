package io.tributary.connect.jdbcagg.flush;

/**
 * How a flush ended.
 *
 * @param detail what the log says of it, without values of records
 */
public record FlushResult(Kind kind, String detail) {

  /** The four ends. */
  public enum Kind {
    COMMITTED,
    /** The ledger stands elsewhere: another task wrote. Nothing was written. */
    FENCED,
    /** A fault that passes, before the commit. Nothing was written. */
    NOT_WRITTEN,
    /** The commit got no answer. */
    UNKNOWN
  }
}
