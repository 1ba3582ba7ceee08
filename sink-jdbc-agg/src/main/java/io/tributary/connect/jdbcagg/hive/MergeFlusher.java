package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.flush.FlushPlan;
import io.tributary.connect.jdbcagg.flush.FlushResult;
import io.tributary.connect.jdbcagg.flush.FlushResult.Kind;
import io.tributary.connect.jdbcagg.flush.FlushWriter;
import io.tributary.connect.jdbcagg.flush.GroupChanges;
import io.tributary.connect.jdbcagg.ledger.OffsetMove;
import io.tributary.connect.jdbcagg.ledger.Settlement;
import io.tributary.connect.kit.error.FailureKind;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One flush, one MERGE. Hive does not tell whether it did anything, so the offsets are read. */
public final class MergeFlusher implements FlushWriter {

  private static final Logger LOG = LoggerFactory.getLogger(MergeFlusher.class);
  private static final String WRITING = "Merging aggregates";

  private final HiveSession session;
  private final HiveTables tables;
  private final MergeLedger ledger;
  private final MergeTable table;

  public MergeFlusher(
      HiveSession session, HiveTables tables, MergeLedger ledger, MergeTable table) {
    this.session = session;
    this.tables = tables;
    this.ledger = ledger;
    this.table = table;
  }

  @Override
  public FlushResult write(FlushPlan plan) {
    HiveRows rows = HiveRows.of(table, plan.moves(), groups(plan));
    HiveRows.Source source;
    try {
      source =
          session.raw(
              statement -> {
                if (plan.moves().stream().allMatch(move -> move.from() == null)) {
                  tables.ensureLedger(statement);
                }
                return rows.source(statement);
              });
    } catch (SQLException e) {
      return notWritten(e);
    }
    String sql = new MergeSql(table).of(plan.moves(), rows.columns(), source.sql());
    try {
      session.raw(statement -> statement.execute(sql));
    } catch (SQLException e) {
      if (HiveFailures.noSuchTable(e)) {
        throw new ConnectException(
            "%s: table %s was dropped with the aggregates in it. Start a connector of another name, which aggregates all topics from the beginning"
                .formatted(FailureKind.LOST_STATE, table.sql()));
      }
      if (HiveFailures.refused(e)) {
        return notWritten(e);
      }
      return new FlushResult(Kind.UNKNOWN, HiveFailures.describe(WRITING, e));
    }
    dropQuietly(source);
    return outcome(plan.moves());
  }

  private static @Nullable GroupChanges groups(FlushPlan plan) {
    return plan.changes().stream()
        .map(
            changes -> {
              if (changes instanceof GroupChanges groups) {
                return groups;
              }
              throw new ConnectException("Hive keeps plain aggregates only");
            })
        .findFirst()
        .orElse(null);
  }

  private static FlushResult notWritten(SQLException failure) {
    if (HiveFailures.refused(failure)) {
      throw HiveFailures.of(WRITING, failure);
    }
    return new FlushResult(Kind.NOT_WRITTEN, HiveFailures.describe(WRITING, failure));
  }

  private void dropQuietly(HiveRows.Source source) {
    try {
      session.raw(
          (Statement statement) -> {
            source.drop(statement);
            return true;
          });
    } catch (SQLException e) {
      // The session's end drops it too.
      LOG.debug("A temporary table was not dropped, error {}", e.getErrorCode());
    }
  }

  private FlushResult outcome(List<OffsetMove> moves) {
    try {
      Settlement settlement =
          Settlement.of(moves, ledger.read(moves.stream().map(OffsetMove::partition).toList()));
      return settlement == Settlement.COMMITTED
          ? new FlushResult(Kind.COMMITTED, "")
          : new FlushResult(Kind.FENCED, "another task moved the recorded offsets");
    } catch (RetriableException e) {
      return new FlushResult(Kind.UNKNOWN, String.valueOf(e.getMessage()));
    }
  }
}
