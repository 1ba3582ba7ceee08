package io.tributary.connect.http.config;

/** How a body is written. */
public enum ResponseFormat {
  /** As the Content-Type says, else as the first character shows. */
  AUTO,
  JSON,
  /** A JSON value per line. */
  NDJSON,
  CSV,
  XML,
  /** GTFS Realtime's FeedMessage. */
  GTFS_REALTIME,
  /** Any message that a descriptor describes. */
  PROTOBUF,
  TEXT,
  BYTES;

  /** Whether a body has other parts than its records, and so pointers into it. */
  public boolean hasEnvelope() {
    return this == AUTO || this == JSON || this == XML || isProtobuf();
  }

  public boolean isProtobuf() {
    return this == GTFS_REALTIME || this == PROTOBUF;
  }

  /** Whether a record is made of named or numbered parts. */
  public boolean isStructured() {
    return this != TEXT && this != BYTES;
  }
}
