package io.tributary.connect.jdbcagg.config;

/** What becomes of a record whose windows take nothing more. */
public enum LatePolicy {
  /** It is a bad record: reported with its place, or the task fails. */
  REPORT,
  /** It is left out, and counted. */
  COUNT
}
