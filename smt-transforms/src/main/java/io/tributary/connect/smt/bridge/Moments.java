package io.tributary.connect.smt.bridge;

import java.util.Date;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Connect's logical dates, times and timestamps in milliseconds. All three are {@link Date}, and
 * the JDBC connectors hand out {@code java.sql} subclasses of it, which refuse {@code toInstant}.
 */
public final class Moments {

  private Moments() {}

  public static Date ofEpochMs(long ms) {
    return Timestamp.toLogical(Timestamp.SCHEMA, ms);
  }

  public static long epochMs(Date moment) {
    return Timestamp.fromLogical(Timestamp.SCHEMA, moment);
  }
}
