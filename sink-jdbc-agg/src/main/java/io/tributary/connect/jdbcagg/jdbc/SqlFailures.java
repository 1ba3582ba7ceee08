package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.error.SqlErrors;
import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** What a failed statement means to Connect. */
final class SqlFailures {

  static final int DUPLICATE_KEY = 1062;
  static final int DUPLICATE_COLUMN = 1060;
  static final int DUPLICATE_INDEX = 1061;

  /** Errors that a value or a constraint of one row raises, by the servers' references. */
  private static final Set<Integer> OF_ROW =
      Set.of(
          1265, // the value is none of an ENUM's
          1364, // no default
          1366, // not in the column's character set
          1369, // a view's check
          1644, // a trigger's SIGNAL
          3819); // a CHECK, MySQL

  private SqlFailures() {}

  /** Whether the failure is about a row, so that other rows of its statement may be sound. */
  static boolean isOfRow(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return failure.getErrorCode() != DUPLICATE_KEY
        && (OF_ROW.contains(failure.getErrorCode())
            || state.startsWith("22")
            || state.startsWith("23"));
  }

  /**
   * The failure as Connect knows it. The server's own text is left out: it may quote a record's
   * values.
   *
   * @param doing what failed, as a clause
   */
  static ConnectException of(String doing, SQLException failure) {
    if (SqlErrors.kindOf(failure) == FailureKind.TRANSIENT) {
      return new RetriableException(SqlErrors.describe(doing, failure));
    }
    return new ConnectException(
        SqlErrors.describe(doing, failure)
            + ". Look the code up in the server's error reference, mend the cause and restart the"
            + " task; nothing of this was written");
  }
}
