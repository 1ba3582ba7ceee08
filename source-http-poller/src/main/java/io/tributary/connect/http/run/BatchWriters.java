package io.tributary.connect.http.run;

/**
 * Begins transactions.
 *
 * @param maxRecords of a batch
 */
public record BatchWriters(Handoff handoff, int maxRecords) {

  /**
   * @param onTaken runs on the task's thread once it has the last batch
   */
  BatchWriter begin(Runnable onTaken) {
    return new BatchWriter(handoff, maxRecords, onTaken);
  }
}
