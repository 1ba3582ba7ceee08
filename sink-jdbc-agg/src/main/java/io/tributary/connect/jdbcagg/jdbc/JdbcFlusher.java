package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.FlushPlan;
import io.tributary.connect.jdbcagg.flush.FlushResult;
import io.tributary.connect.jdbcagg.flush.FlushResult.Kind;
import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.GroupRow;
import io.tributary.connect.jdbcagg.flush.TableChanges;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.error.SqlErrors;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One flush, one transaction: the ledger's moves first, then the upserts, then the commit. */
public final class JdbcFlusher implements FlushWriter {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcFlusher.class);

  /** More rows per statement gain nothing on MySQL, and the text of the statement grows. */
  private static final int ROWS_PER_STATEMENT = 1000;

  /** Far below the 16 MB that servers take by default, at up to 4 bytes per character. */
  private static final long CHARACTERS_PER_STATEMENT = 1_000_000;

  private final JdbcSession session;
  private final JdbcLedger ledger;
  private final TableRegistry registry;

  public JdbcFlusher(JdbcSession session, JdbcLedger ledger, TableRegistry registry) {
    this.session = session;
    this.ledger = ledger;
    this.registry = registry;
  }

  @Override
  public FlushResult write(FlushPlan plan) {
    Connection connection;
    boolean staged = false;
    try {
      connection = session.connection();
      OffsetMove refused = stage(connection, plan);
      if (refused != null) {
        return new FlushResult(
            Kind.FENCED, "another task moved the recorded offset of " + refused.partition());
      }
      staged = true;
    } catch (SQLException e) {
      if (SqlErrors.kindOf(e) != FailureKind.TRANSIENT) {
        throw SqlFailures.of("Writing aggregates", e);
      }
      return new FlushResult(Kind.NOT_WRITTEN, SqlErrors.describe("Writing aggregates", e));
    } finally {
      if (!staged) {
        session.close(); // the server rolls back
      }
    }
    return commit(connection, plan);
  }

  private FlushResult commit(Connection connection, FlushPlan plan) {
    try {
      connection.commit();
      LOG.debug("Flushed {} changes and {} partitions", plan.size(), plan.moves().size());
      return new FlushResult(Kind.COMMITTED, "");
    } catch (SQLException e) {
      // Even an error that the server sent may be of a commit that it made.
      session.close();
      return new FlushResult(Kind.UNKNOWN, SqlErrors.describe("Committing aggregates", e));
    }
  }

  /** Everything but the commit; the first move that the ledger refused, if any. */
  private @Nullable OffsetMove stage(Connection connection, FlushPlan plan) throws SQLException {
    registry.hold(connection, plan.tables());
    for (OffsetMove move : plan.moves()) {
      if (!ledger.move(connection, move)) {
        return move;
      }
    }
    for (TableChanges changes : plan.changes()) {
      if (changes instanceof GroupChanges groups) {
        add(connection, groups);
      }
    }
    return null;
  }

  private static void add(Connection connection, GroupChanges groups) throws SQLException {
    UpsertSql sql = new UpsertSql(groups.shape());
    List<GroupRow> rows = groups.rows();
    int to;
    for (int from = 0; from < rows.size(); from = to) {
      to = endOfStatement(rows, from);
      upsert(connection, sql, rows.subList(from, to));
    }
  }

  /** Long texts make statements shorter: the server takes packets of a limited size. */
  private static int endOfStatement(List<GroupRow> rows, int from) {
    int most = Math.min(rows.size(), from + ROWS_PER_STATEMENT);
    long characters = 0;
    int to = from;
    while (to < most && characters < CHARACTERS_PER_STATEMENT) {
      for (Object value : rows.get(to).values()) {
        characters += value instanceof String text ? text.length() : 0;
      }
      to++;
    }
    return to;
  }

  private static void upsert(Connection connection, UpsertSql sql, List<GroupRow> rows)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.of(rows.size()))) {
      int parameter = 1;
      for (GroupRow row : rows) {
        for (Object value : row.values()) {
          bind(statement, parameter++, value);
        }
      }
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int parameter, @Nullable Object value)
      throws SQLException {
    if (value instanceof Long whole) {
      statement.setLong(parameter, whole);
    } else if (value instanceof String text) {
      statement.setString(parameter, text);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(parameter, bytes);
    } else if (value instanceof BigDecimal exact) {
      statement.setBigDecimal(parameter, exact);
    } else if (value instanceof Instant at) {
      // A local date-time passes through the driver without any zone being applied.
      statement.setObject(parameter, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    } else {
      statement.setObject(parameter, value);
    }
  }
}
