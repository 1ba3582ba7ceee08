package io.tributary.connect.http.config;

/** What a column's values become, whatever JSON type the server writes them with. */
public enum ColumnType {
  STRING,
  BOOLEAN,
  INT32,
  INT64,
  FLOAT32,
  FLOAT64,
  /** Seconds since the epoch, whole or not; becomes a Connect Timestamp. */
  TIMESTAMP_S,
  /** Milliseconds since the epoch; becomes a Connect Timestamp. */
  TIMESTAMP_MS,
  /** ISO 8601 with an offset, as {@code 2026-01-31T12:00:00Z}; becomes a Connect Timestamp. */
  TIMESTAMP_ISO,
  /** As HTTP's Date header, {@code Sat, 31 Jan 2026 12:00:00 GMT}; becomes a Connect Timestamp. */
  TIMESTAMP_HTTP;

  public boolean isTimestamp() {
    return this == TIMESTAMP_S
        || this == TIMESTAMP_MS
        || this == TIMESTAMP_ISO
        || this == TIMESTAMP_HTTP;
  }

  public boolean isNumber() {
    return this == INT32 || this == INT64 || this == FLOAT32 || this == FLOAT64;
  }
}
