package io.tributary.connect.smt;

/** How much of a table is in memory. */
enum CacheKind {
  /** All rows, read again from time to time. */
  FULL,
  /** The rows used last, each read when it is first asked for. */
  LRU
}
