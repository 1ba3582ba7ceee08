package io.tributary.harness;

/** Servers that few pipelines need. */
public enum Extra {
  /**
   * Hive, over a folder that it shares with the worker; its driver lies in the plugin of the
   * aggregates.
   */
  HIVE,
  /** A Kafka cluster beside the worker's own. */
  SECOND_CLUSTER
}
