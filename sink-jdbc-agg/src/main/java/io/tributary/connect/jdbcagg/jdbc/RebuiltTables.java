package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.ledger.LedgerKey;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import io.tributary.connect.kit.config.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * A connector's tables, and beside them a scratch database of the same server in which they are
 * made again. The live database is only read.
 */
public final class RebuiltTables implements AutoCloseable {

  private static final int FETCH_ROWS = 1000;
  private static final String PRIMARY = "PRIMARY.";

  private final DatabaseSettings liveSettings;
  private final DatabaseSettings scratchSettings;
  private final Connection live;
  private final Connection scratch;

  /**
   * Connects to both.
   *
   * @throws ConnectException if one is out of reach, or if the scratch database has tables
   */
  public RebuiltTables(DatabaseSettings liveSettings, DatabaseSettings scratchSettings) {
    this.liveSettings = liveSettings;
    this.scratchSettings = scratchSettings;
    this.live = open(liveSettings);
    this.scratch = open(scratchSettings);
    if (liveSettings.name().equals(scratchSettings.name()) || !tables().isEmpty()) {
      close();
      throw new ConnectException(
          "Database %s has tables. Name one of this server that is empty"
              .formatted(scratchSettings.name()));
    }
  }

  private static Connection open(DatabaseSettings settings) {
    try {
      return Connections.open(settings);
    } catch (SQLException e) {
      throw SqlFailures.of("Connecting to " + settings.address(), e);
    }
  }

  /** The recorded offsets of a connector, as they are now. */
  public Map<TopicPartition, Long> offsets(LedgerKey key) {
    return run(
        "Reading the recorded offsets",
        () -> {
          live.rollback(); // of the transaction before, and what it saw
          return readOffsets(key);
        });
  }

  /** The same, with the tables held as they were then until {@link #compare} has read them. */
  public Map<TopicPartition, Long> holdAndReadOffsets(LedgerKey key) {
    return run(
        "Holding a snapshot",
        () -> {
          live.rollback();
          live.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
          try (Statement statement = live.createStatement()) {
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
          }
          return readOffsets(key);
        });
  }

  private Map<TopicPartition, Long> readOffsets(LedgerKey key) throws SQLException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    try (PreparedStatement query =
        live.prepareStatement(
            "SELECT topic, part, next_offset FROM tributary_offsets"
                + " WHERE connector = ? AND generation = ?")) {
      query.setString(1, key.connector());
      query.setInt(2, key.generation());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
    }
    return offsets;
  }

  /**
   * The tables of rows that a connector fills, each made in the scratch database as it is, so that
   * it takes and refuses what the live one does.
   */
  public List<String> likeThoseOf(LedgerKey key) {
    return run("Making tables like those of the connector", () -> copied(key));
  }

  private List<String> copied(LedgerKey key) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement query =
        live.prepareStatement(
            "SELECT table_name FROM tributary_tables"
                + " WHERE connector = ? AND generation = ? AND claim > 0 ORDER BY table_name")) {
      query.setString(1, key.connector());
      query.setInt(2, key.generation());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    for (String name : names) {
      JdbcTables.execute(
          scratch,
          "CREATE TABLE %2$s LIKE %1$s.%2$s"
              .formatted(TableDdl.quote(liveSettings.name()), TableDdl.quote(name)));
    }
    return names;
  }

  /**
   * Compares the tables of a statement.
   *
   * @param report takes a line for each group that differs, and one at the end
   * @return whether they are the same
   */
  public boolean compare(AggregateStatement statement, Consumer<String> report) {
    return run(
        "Comparing table " + statement.table(),
        () -> {
          Set<String> here = new Information(live).columns(statement.table()).keySet();
          Set<String> there = new Information(scratch).columns(statement.table()).keySet();
          if (!here.equals(there)) {
            report.accept(
                "%s has the columns %s, rebuilt %s".formatted(statement.table(), here, there));
            return false;
          }
          if (here.isEmpty()) {
            report.accept(statement.table() + ": no table, and no record for one");
            return true;
          }
          return compare(ComparedTable.ofGroups(statement, here), report);
        });
  }

  /**
   * Compares tables of rows.
   *
   * @param fields columns to compare beside the key's; empty for all
   * @param report takes a line for each row that differs, and one at the end
   * @return whether they are the same
   */
  public boolean compareRows(String table, Set<String> fields, Consumer<String> report) {
    return run(
        "Comparing table " + table,
        () -> {
          List<String> keys =
              new Information(live)
                  .uniqueKeyParts(table).stream()
                      .filter(part -> part.startsWith(PRIMARY))
                      .map(part -> part.substring(PRIMARY.length()))
                      .toList();
          Set<String> columns =
              fields.isEmpty() ? new Information(scratch).columns(table).keySet() : fields;
          return compare(ComparedTable.ofRows(table, keys, columns), report);
        });
  }

  private boolean compare(ComparedTable table, Consumer<String> report) throws SQLException {
    TableComparison comparison = new TableComparison(table, report);
    try (Statement one = live.createStatement();
        Statement other = scratch.createStatement()) {
      one.setFetchSize(FETCH_ROWS);
      other.setFetchSize(FETCH_ROWS);
      try (ResultSet liveRows = one.executeQuery(comparison.query());
          ResultSet rebuiltRows = other.executeQuery(comparison.query())) {
        comparison.compare(liveRows, rebuiltRows);
      }
    }
    report.accept(comparison.summary());
    return comparison.same();
  }

  /** Drops what was made again. */
  public void drop() {
    List<String> all = tables();
    run(
        "Dropping what was made again",
        () -> {
          try (Statement statement = scratch.createStatement()) {
            for (String table : all) {
              statement.execute("DROP TABLE " + TableDdl.quote(table));
            }
          }
          return all;
        });
  }

  private List<String> tables() {
    return run(
        "Looking into database " + scratchSettings.name(),
        () -> {
          List<String> names = new ArrayList<>();
          try (Statement statement = scratch.createStatement();
              ResultSet rows = statement.executeQuery("SHOW TABLES")) {
            while (rows.next()) {
              names.add(rows.getString(1));
            }
          }
          scratch.rollback();
          return names;
        });
  }

  /** Work at one of the connections. */
  private interface Work<T> {
    T done() throws SQLException;
  }

  private static <T> T run(String doing, Work<T> work) {
    try {
      return work.done();
    } catch (SQLException e) {
      throw SqlFailures.of(doing, e);
    }
  }

  @Override
  public void close() {
    run(
        "Disconnecting",
        () -> {
          live.close();
          scratch.close();
          return true;
        });
  }
}
