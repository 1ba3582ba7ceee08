package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.flush.FlushPlan;
import io.tributary.connect.jdbcagg.flush.FlushResult;
import io.tributary.connect.jdbcagg.flush.FlushResult.Kind;
import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.flush.Refusals;
import io.tributary.connect.jdbcagg.flush.RowChanges;
import io.tributary.connect.jdbcagg.flush.SessionChanges;
import io.tributary.connect.jdbcagg.flush.TableChanges;
import io.tributary.connect.jdbcagg.flush.UpsertChanges;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import io.tributary.connect.kit.error.FailureKind;
import io.tributary.connect.kit.error.SqlErrors;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One flush, one transaction: the ledger's moves first, then the upserts, then the commit. */
public final class JdbcFlusher implements FlushWriter {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcFlusher.class);

  private final JdbcSession session;
  private final JdbcLedger ledger;
  private final TableRegistry registry;
  private final boolean keepsEmptyGroups;
  private final Refusals refusals;

  /**
   * @param keepsEmptyGroups whether a group stays when its last row is taken back
   * @param refusals told of records whose rows the database refuses
   */
  public JdbcFlusher(
      JdbcSession session,
      JdbcLedger ledger,
      TableRegistry registry,
      boolean keepsEmptyGroups,
      Refusals refusals) {
    this.session = session;
    this.ledger = ledger;
    this.registry = registry;
    this.keepsEmptyGroups = keepsEmptyGroups;
    this.refusals = refusals;
  }

  @Override
  public FlushResult write(FlushPlan plan) {
    Connection connection;
    boolean staged = false;
    try {
      connection = session.connection();
      String fenced = stage(connection, plan);
      if (fenced != null) {
        return new FlushResult(Kind.FENCED, fenced);
      }
      staged = true;
    } catch (SQLException e) {
      if (!passes(e)) {
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

  /** A row that another task added at the same time is found at the next try. */
  private static boolean passes(SQLException failure) {
    return SqlErrors.kindOf(failure) == FailureKind.TRANSIENT
        || failure.getErrorCode() == SqlFailures.DUPLICATE_KEY;
  }

  /** Everything but the commit; why it must not be made, if there is a reason. */
  private @Nullable String stage(Connection connection, FlushPlan plan) throws SQLException {
    String closed = registry.hold(connection, plan.changes());
    if (closed != null) {
      return "another task closed windows of table " + closed;
    }
    for (OffsetMove move : plan.moves()) {
      if (!ledger.move(connection, move)) {
        return "another task moved the recorded offset of " + move.partition();
      }
    }
    GroupWriter groups = new GroupWriter(connection, keepsEmptyGroups);
    for (TableChanges changes : plan.changes()) {
      write(connection, changes, groups);
    }
    return null;
  }

  private void write(Connection connection, UpsertChanges changes) throws SQLException {
    TopicPartition emptiedBy = changes.emptiedBy();
    if (emptiedBy != null
        && !ledger.isAlone(connection, emptiedBy, changes.settings().table().perTopic())) {
      throw unordered(changes);
    }
    for (RowsWriter.Refused refused : new RowsWriter(connection, changes).write()) {
      // Before the commit, as the offsets move over the record by it.
      refusals.report(
          refused.row().record(),
          new DataException(
              SqlErrors.describe("Writing the row to table " + changes.table(), refused.reason())
                  + ". Mend the record or the table's constraints"));
    }
  }

  private static ConnectException unordered(UpsertChanges changes) {
    return new ConnectException(
        "%s: the source of table %s was truncated, and its rows come by several partitions, between which nothing tells what was before. Fill it anew with the next generation and empty tables, from a topic of one partition, or set cdc.truncate=ignore"
            .formatted(FailureKind.LOST_STATE, changes.table()));
  }

  private void write(Connection connection, TableChanges changes, GroupWriter groups)
      throws SQLException {
    if (changes instanceof GroupChanges added) {
      groups.write(added);
    } else if (changes instanceof RowChanges rows) {
      groups.write(new RowWriter(connection, rows).write());
    } else if (changes instanceof SessionChanges sessions) {
      new SessionWriter(connection, sessions).write();
    } else if (changes instanceof UpsertChanges rows) {
      write(connection, rows);
    }
  }
}
