package io.tributary.connect.jdbcagg.hive;

import java.sql.SQLException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** What a failed statement means to Connect. */
final class HiveFailures {

  private static final int NO_SUCH_TABLE = 10001;
  private static final int NO_SUCH_COLUMN = 10004;

  /** Syntax, names and rights: the server looked at the statement and did nothing. */
  private static final String REFUSED = "42";

  private HiveFailures() {}

  static boolean refused(SQLException failure) {
    return failure.getSQLState() != null && failure.getSQLState().startsWith(REFUSED);
  }

  static boolean noSuchTable(SQLException failure) {
    return failure.getErrorCode() == NO_SUCH_TABLE;
  }

  static boolean noSuchColumn(SQLException failure) {
    return failure.getErrorCode() == NO_SUCH_COLUMN;
  }

  /**
   * The failure as Connect knows it. The server's own text is left out: it quotes the statement,
   * which holds a record's values. Whatever is not plainly refused may pass, as Hive has one error
   * for a lost lock, a lost worker and a lost disk.
   *
   * @param doing what failed, as a clause
   */
  static ConnectException of(String doing, SQLException failure) {
    if (!refused(failure)) {
      return new RetriableException(describe(doing, failure));
    }
    return new ConnectException(
        describe(doing, failure)
            + ". Look the code up among Hive's error codes, mend the cause and restart the task;"
            + " nothing of this was written");
  }

  static String describe(String doing, SQLException failure) {
    return "%s failed with Hive error %d, SQL state %s"
        .formatted(doing, failure.getErrorCode(), failure.getSQLState());
  }
}
