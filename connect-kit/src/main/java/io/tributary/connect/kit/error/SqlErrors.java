package io.tributary.connect.kit.error;

import java.sql.SQLException;
import java.util.Map;

/** What kind of failure an {@code SQLException} of MySQL or MariaDB is. */
public final class SqlErrors {

  /** By the server's error code, from the MySQL and MariaDB error references. */
  private static final Map<Integer, FailureKind> BY_CODE =
      Map.ofEntries(
          Map.entry(1205, FailureKind.TRANSIENT), // lock wait timeout
          Map.entry(1213, FailureKind.TRANSIENT), // deadlock
          Map.entry(1040, FailureKind.TRANSIENT), // too many connections
          Map.entry(1203, FailureKind.TRANSIENT), // too many connections of the user
          Map.entry(1226, FailureKind.TRANSIENT), // the user's quota of the hour
          Map.entry(1053, FailureKind.TRANSIENT), // shutdown in progress
          Map.entry(1317, FailureKind.TRANSIENT), // query interrupted
          Map.entry(1927, FailureKind.TRANSIENT), // connection killed
          Map.entry(1290, FailureKind.TRANSIENT), // read-only during a failover
          Map.entry(1836, FailureKind.TRANSIENT), // the same, MySQL
          Map.entry(3572, FailureKind.TRANSIENT), // lock not available
          Map.entry(1021, FailureKind.TRANSIENT), // disk full, until someone makes room
          Map.entry(1114, FailureKind.TRANSIENT), // tablespace full, likewise
          Map.entry(1044, FailureKind.REFUSED), // no access to the database
          Map.entry(1045, FailureKind.REFUSED), // no such user or password
          Map.entry(1698, FailureKind.REFUSED), // the same, by plugin
          Map.entry(1049, FailureKind.REFUSED), // no such database
          Map.entry(1142, FailureKind.REFUSED), // no privilege
          Map.entry(1143, FailureKind.REFUSED)); // no privilege on a column

  private SqlErrors() {}

  public static FailureKind kindOf(SQLException failure) {
    FailureKind byCode = BY_CODE.get(failure.getErrorCode());
    if (byCode != null) {
      return byCode;
    }
    String state = failure.getSQLState();
    boolean passes = state != null && (state.startsWith("08") || state.startsWith("40"));
    return passes ? FailureKind.TRANSIENT : FailureKind.REFUSED;
  }

  /**
   * A failure in words: what failed, the server's code and SQL state. The server's own text is left
   * out: it may quote values.
   *
   * @param doing what failed, as a clause
   */
  public static String describe(String doing, SQLException failure) {
    return "%s failed with error %d, SQL state %s"
        .formatted(doing, failure.getErrorCode(), failure.getSQLState());
  }
}
