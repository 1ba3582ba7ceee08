package io.tributary.connect.smt.metrics;

/** What JMX shows of a lookup table. Counts are since the table was opened. */
public interface TableMXBean {

  /** How often a row was found. */
  long getHits();

  /** How often none was. */
  long getMisses();

  /** Rows in memory. */
  long getRows();

  /** An estimate of the heap that the rows take. */
  long getEstimatedBytes();

  /** When the rows were read last, in milliseconds since 1970; 0 before the first time. */
  long getLastRefreshMs();

  /** How long the last read took, in milliseconds. */
  long getLastLoadDurationMs();

  /** How often the table was read; of a cache that asks row by row, how often it asked. */
  long getReads();

  /** How often reading failed. */
  long getReadFailures();

  /** Whether the last read failed, so that the rows in memory are older than they should be. */
  boolean isStale();

  /** Records of the table's topic that could not be read as a row. */
  long getBadRecords();

  /** How many tasks look into the table. */
  int getUsers();
}
