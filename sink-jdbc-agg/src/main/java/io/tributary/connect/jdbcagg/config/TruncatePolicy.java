package io.tributary.connect.jdbcagg.config;

import org.apache.kafka.connect.errors.ConnectException;

/** What an emptied source table does to the aggregates. */
public enum TruncatePolicy {
  /** All that its rows added is taken back. */
  RETRACT,
  /** Nothing. */
  IGNORE,
  /** The task stops. */
  FAIL;

  /**
   * Whether rows are taken back.
   *
   * @throws ConnectException if the task must stop
   */
  public boolean applies(String table) {
    if (this == FAIL) {
      throw new ConnectException(
          "Table %s was truncated at the source, and cdc.truncate=fail. Set cdc.truncate=retract to take all its rows back, or ignore to keep what they added, and restart the task"
              .formatted(table));
    }
    return this == RETRACT;
  }
}
