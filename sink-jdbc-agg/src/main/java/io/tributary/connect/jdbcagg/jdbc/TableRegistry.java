package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.jdbcagg.aggregate.ClosedWindows;
import io.tributary.connect.jdbcagg.aggregate.Lateness;
import io.tributary.connect.jdbcagg.flush.TableChanges;
import io.tributary.connect.jdbcagg.flush.TableShape;
import io.tributary.connect.jdbcagg.ledger.FilledTable;
import io.tributary.connect.jdbcagg.ledger.LedgerKey;
import io.tributary.connect.kit.error.FailureKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code tributary_tables}: which connector, in which generation and by which definition,
 * filled an aggregate table. What was filled otherwise must be empty before it is taken over, for a
 * sum of two definitions is neither's.
 */
public final class TableRegistry implements ClosedWindows {

  private static final Logger LOG = LoggerFactory.getLogger(TableRegistry.class);

  private static final String TABLE = "tributary_tables";

  private static final OwnTable SHAPE =
      new OwnTable(
          TABLE,
          List.of(
              new OwnTable.Column("table_name", "VARCHAR(64)" + OwnTable.TEXT + " NOT NULL"),
              new OwnTable.Column("connector", "VARCHAR(249)" + OwnTable.TEXT + " NOT NULL"),
              new OwnTable.Column("generation", "INT NOT NULL"),
              new OwnTable.Column("claim", "BIGINT NOT NULL"),
              new OwnTable.Column("definition", "MEDIUMTEXT" + OwnTable.TEXT + " NOT NULL"),
              new OwnTable.Column("closed_ms", "BIGINT")),
          "table_name");

  private final LedgerKey key;
  private final List<Filling> fillings;
  private final boolean creates;
  private final Map<String, Claim> claims = new HashMap<>();
  private final Map<String, TableShape> shapes = new HashMap<>();

  /**
   * @param fillings of the tables that are known from the start
   * @param creates whether the table is created where it is missing
   */
  public TableRegistry(LedgerKey key, List<Filling> fillings, boolean creates) {
    this.key = key;
    this.fillings = List.copyOf(fillings);
    this.creates = creates;
  }

  /** Which topic fills a table, and how. */
  public record Filling(int statement, String table, String topic, String definition) {}

  /**
   * Who filled a table.
   *
   * @param claim 0 until the table is there
   * @param closedMs see {@link ClosedWindows}
   */
  private record Entry(LedgerKey key, long claim, String definition, long closedMs) {}

  /** A table that this task may write. */
  private record Claim(long number, long closedMs) {}

  /** Creates the registry itself; outside of the transaction that claims. */
  void prepare(Connection connection) throws SQLException {
    SHAPE.ensure(connection, creates);
  }

  /** Whether the table is entered as one of this connector, generation and definition. */
  boolean knows(Connection connection, FilledTable table) throws SQLException {
    Entry found = find(connection, table.table());
    return found != null && found.claim() > 0 && isOurs(found, table);
  }

  /**
   * Enters the tables that are new, before any offset is moved: a table that is new to topics that
   * were read would silently lack what came before.
   *
   * @throws ConnectException if there is one
   */
  void announce(Connection connection) throws SQLException {
    for (Filling filling : fillings) {
      if (find(connection, filling.table()) == null) {
        if (wasRead(connection, filling.topic()) && !hasRows(connection, filling.table())) {
          throw tooLate(filling);
        }
        insert(
            connection, filling.table(), new Entry(key, 0, filling.definition(), Lateness.NEVER));
      }
    }
  }

  private boolean wasRead(Connection connection, String topic) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM tributary_offsets WHERE connector = ? AND generation = ? AND topic = ?"
                + " AND next_offset > 0 LIMIT 1")) {
      query.setString(1, key.connector());
      query.setInt(2, key.generation());
      query.setString(3, topic);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** One of an earlier version, which entered no tables, has. */
  private static boolean hasRows(Connection connection, String table) throws SQLException {
    if (new Information(connection).engineOf(table) == null) {
      return false;
    }
    try (PreparedStatement query =
            connection.prepareStatement("SELECT 1 FROM " + TableDdl.quote(table) + " LIMIT 1");
        ResultSet rows = query.executeQuery()) {
      return rows.next();
    }
  }

  private ConnectException tooLate(Filling filling) {
    return new ConnectException(
        "aggregates: table %s of statement %d begins now, and topic %s was read already in generation %d: what came before would not be in the table. Set generation to the next number, with all tables empty, to aggregate all topics from the beginning, or make a connector of its own for the statement"
            .formatted(filling.table(), filling.statement(), filling.topic(), key.generation()));
  }

  /** Whether neither the table nor one beside it has a row. */
  @FunctionalInterface
  interface Emptiness {
    boolean holds() throws SQLException;
  }

  /** The same for a table of aggregates. */
  void claim(Connection connection, TableShape shape, boolean dropped, Emptiness empty)
      throws SQLException {
    claim(connection, shape.filled(), dropped, empty);
    shapes.put(shape.table(), shape);
  }

  /**
   * Takes a table for this connector, generation and definition, unless it is so already.
   *
   * @param dropped whether the table was known and was missing
   * @param empty asked once nobody else can write into the table
   * @throws ConnectException if the table has rows of something else, or was dropped
   */
  void claim(Connection connection, FilledTable table, boolean dropped, Emptiness empty)
      throws SQLException {
    Entry found = find(connection, table.table());
    if (found == null || (found.claim() == 0 && isOurs(found, table))) {
      found = begin(connection, table, found, empty);
    } else if (!isOurs(found, table)) {
      found = takeOver(connection, table, found, empty);
    }
    if (dropped) {
      throw dropped(table);
    }
    claims.put(table.table(), new Claim(found.claim(), found.closedMs()));
  }

  /** Goes on with a table that this connector fills in this generation, if it is one. */
  boolean takeUp(Connection connection, String table) throws SQLException {
    Entry found = find(connection, table);
    if (found == null || found.claim() == 0 || !found.key().equals(key)) {
      return false;
    }
    claims.put(table, new Claim(found.claim(), found.closedMs()));
    return true;
  }

  private Entry begin(
      Connection connection, FilledTable table, @Nullable Entry announced, Emptiness empty)
      throws SQLException {
    if (!table.keepsRows() && !empty.holds() && !isOfEarlierVersion(connection)) {
      throw refused(table, "has rows that no connector of Tributary is known to have written");
    }
    Entry first = new Entry(key, 1, table.definition(), Lateness.NEVER);
    if (announced != null) {
      update(connection, table.table(), first);
      return first;
    }
    insert(connection, table.table(), first);
    // Another task may have been faster.
    Entry found = find(connection, table.table());
    if (found == null || isOurs(found, table)) {
      return found == null ? first : found;
    }
    return takeOver(connection, table, found, empty);
  }

  private Entry takeOver(Connection connection, FilledTable table, Entry found, Emptiness empty)
      throws SQLException {
    if (!empty.holds()) {
      throw refused(table, difference(found, table));
    }
    for (Filling filling : fillings) {
      if (filling.table().equals(table.table()) && wasRead(connection, filling.topic())) {
        throw tooLate(filling);
      }
    }
    Entry taken = new Entry(key, found.claim() + 1, table.definition(), Lateness.NEVER);
    update(connection, table.table(), taken);
    LOG.info("Table {} was empty and begins anew", table.table());
    return taken;
  }

  private boolean isOurs(Entry entry, FilledTable table) {
    return entry.key().equals(key) && entry.definition().equals(table.definition());
  }

  /** The tables of aggregates that this task may write. */
  Collection<TableShape> claimed() {
    return shapes.values();
  }

  @Override
  public long closedMs(String table) {
    Claim claim = claims.get(table);
    return claim == null ? Lateness.NEVER : claim.closedMs();
  }

  /**
   * Holds tables for the transaction against those who would take them over, or close windows.
   *
   * @return a table of which windows were closed that the changes are of, unknown to this task
   *     until now; null if there is none
   * @throws ConnectException if one was taken over
   */
  @Nullable String hold(Connection connection, List<TableChanges> changes) throws SQLException {
    if (changes.isEmpty()) {
      return null;
    }
    holdClaims(connection, changes.stream().map(TableChanges::table).distinct().sorted().toList());
    return changes.stream()
        .filter(each -> each.oldestWindowEndMs() <= closedMs(each.table()))
        .map(TableChanges::table)
        .findFirst()
        .orElse(null);
  }

  /** See {@link #hold}; takes note of the windows that were closed. */
  void holdClaims(Connection connection, List<String> tables) throws SQLException {
    Set<String> held = new HashSet<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT table_name, claim, closed_ms FROM %s WHERE table_name IN (%s) ORDER BY table_name LOCK IN SHARE MODE"
                .formatted(TABLE, MultiRow.repeat("?", tables.size())))) {
      int parameter = 1;
      for (String table : tables) {
        query.setString(parameter++, table);
      }
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          String table = rows.getString(1);
          Claim claim = claims.get(table);
          if (claim != null && claim.number() == rows.getLong(2)) {
            claims.put(table, new Claim(claim.number(), closedMs(rows, 3)));
            held.add(table);
          }
        }
      }
    }
    for (String table : tables) {
      if (!held.contains(table)) {
        throw new ConnectException(
            "%s: table %s was taken over by another definition or generation. This task is of an earlier config; restart the connector"
                .formatted(FailureKind.LOST_STATE, table));
      }
    }
  }

  private static long closedMs(ResultSet row, int column) throws SQLException {
    long closedMs = row.getLong(column);
    return row.wasNull() ? Lateness.NEVER : closedMs;
  }

  /**
   * Lets windows of a table take nothing more; in a transaction of its own, before any is touched.
   *
   * @param closedMs windows that end no later; what was closed before stays so
   */
  void close(Connection connection, String table, long closedMs) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + TABLE
                + " SET closed_ms = ? WHERE table_name = ? AND COALESCE(closed_ms < ?, TRUE)")) {
      update.setLong(1, closedMs);
      update.setString(2, table);
      update.setLong(3, closedMs);
      update.executeUpdate();
    }
    holdClaims(connection, List.of(table));
  }

  private static @Nullable Entry find(Connection connection, String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT connector, generation, claim, definition, closed_ms FROM "
                + TABLE
                + " WHERE table_name = ? FOR UPDATE")) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? new Entry(
                new LedgerKey(rows.getString(1), rows.getInt(2)),
                rows.getLong(3),
                rows.getString(4),
                closedMs(rows, 5))
            : null;
      }
    }
  }

  /**
   * Before there was a registry, a table with rows was one that the offsets of its connector vouch
   * for.
   */
  private boolean isOfEarlierVersion(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT 1 FROM tributary_offsets WHERE connector = ? AND generation = 0 AND next_offset"
                + " > 0 LIMIT 1")) {
      query.setString(1, key.connector());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void insert(Connection connection, String table, Entry entry) throws SQLException {
    write(
        connection,
        "INSERT INTO "
            + TABLE
            + " (connector, generation, claim, definition, table_name) VALUES (?, ?, ?, ?, ?)"
            + " ON DUPLICATE KEY UPDATE table_name = VALUES(table_name)",
        table,
        entry);
  }

  private static void update(Connection connection, String table, Entry entry) throws SQLException {
    write(
        connection,
        "UPDATE "
            + TABLE
            + " SET connector = ?, generation = ?, claim = ?, definition = ?, closed_ms = NULL"
            + " WHERE table_name = ?",
        table,
        entry);
  }

  private static void write(Connection connection, String sql, String table, Entry entry)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, entry.key().connector());
      statement.setInt(2, entry.key().generation());
      statement.setLong(3, entry.claim());
      statement.setString(4, entry.definition());
      statement.setString(5, table);
      statement.executeUpdate();
    }
  }

  private static ConnectException dropped(FilledTable table) {
    return new ConnectException(
        "%s: %s was dropped with what was in it. Set generation to the next number, with all tables empty, to read all topics from the beginning"
            .formatted(FailureKind.LOST_STATE, table.label()));
  }

  private String difference(Entry found, FilledTable table) {
    if (!found.key().connector().equals(key.connector())) {
      return "is filled by connector " + found.key().connector();
    }
    if (found.key().generation() != key.generation()) {
      return "holds generation " + found.key().generation() + " of the connector";
    }
    return "was filled by another definition, %s, and not by %s"
        .formatted(found.definition(), table.definition());
  }

  private static ConnectException refused(FilledTable table, String reason) {
    return new ConnectException(
        "%s: %s %s. Name another table, or empty this one and set generation to the next number, which reads all topics from the beginning"
            .formatted(table.key(), table.label(), reason));
  }
}
