package io.tributary.connect.hudi.model;

/**
 * Names by which Debezium says that a number is a time ({@code time.precision.mode=adaptive*}).
 * Other names of its own are left as the plain type that carries them.
 */
public final class DebeziumTypes {

  /** INT32, days since 1970. */
  public static final String DATE = "io.debezium.time.Date";

  /** INT64, milliseconds since 1970. */
  public static final String TIMESTAMP = "io.debezium.time.Timestamp";

  /** INT64, microseconds since 1970. */
  public static final String MICRO_TIMESTAMP = "io.debezium.time.MicroTimestamp";

  private DebeziumTypes() {}
}
