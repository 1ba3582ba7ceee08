package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.error.SqlErrors;
import java.sql.SQLException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;

/** What a failed statement means to Connect. */
final class SqlFailures {

  static final int DUPLICATE_KEY = 1062;
  static final int DUPLICATE_COLUMN = 1060;
  static final int DUPLICATE_INDEX = 1061;

  private SqlFailures() {}

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
