package io.tributary.integration;

import io.tributary.harness.mysql.DatabaseAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Changes the table {@code orders} at random until it is told to end: rows come, change, change
 * their group and their key, and go, in transactions of which some are rolled back.
 */
final class OrderChurn implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int KEYS = 2_000;
  private static final int LONGEST_TRANSACTION = 8;
  private static final int WAYS = 8;
  private static final int NUMBERS = 1_000;

  private final Connection connection;
  private final Random random;
  private final Queue<Change> due = new ConcurrentLinkedQueue<>();

  /** What is put into each column that was added. */
  private final Map<String, String> added = new TreeMap<>();

  /** Of the whole table, between two transactions; {@code then} tells what columns there are. */
  private record Change(String sql, Runnable then) {}

  /** Makes the table, with rows for Debezium's snapshot. */
  OrderChurn(DatabaseAddress database, long seed) throws SQLException {
    this.connection = database.connect(database.accounts().app());
    this.random = new Random(seed);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE orders (id INT PRIMARY KEY, shop VARCHAR(20), amount DECIMAL(12,2) NOT NULL,"
              + " quantity INT, placed DATETIME(3) NOT NULL)");
    }
    connection.setAutoCommit(false);
    for (int i = 0; i < KEYS / 4; i++) {
      put(random.nextInt(KEYS));
    }
    connection.commit();
  }

  /** Begins; to be ended before this is closed. */
  Repeatedly start() {
    return Repeatedly.run(PAUSE, this::change);
  }

  /** Empties the table before the next transaction. */
  void truncate() {
    due.add(new Change("TRUNCATE TABLE orders", () -> {}));
  }

  /**
   * Adds a column before the next transaction.
   *
   * @param value what rows get there from then on: SQL, with {@code %d} for a random number
   */
  void addColumn(String column, String type, String value) {
    alter("ADD COLUMN " + column + " " + type, () -> added.put(column, value));
  }

  /** Changes the type of a column that was added. */
  void changeColumn(String column, String type, String value) {
    alter("MODIFY COLUMN " + column + " " + type, () -> added.put(column, value));
  }

  /** Drops a column that was added. */
  void dropColumn(String column) {
    alter("DROP COLUMN " + column, () -> added.remove(column));
  }

  private void alter(String what, Runnable then) {
    due.add(new Change("ALTER TABLE orders " + what, then));
  }

  private void change() throws SQLException {
    for (Change each = due.poll(); each != null; each = due.poll()) {
      execute(each.sql());
      each.then().run();
    }
    int changes = 1 + random.nextInt(LONGEST_TRANSACTION);
    for (int i = 0; i < changes; i++) {
      changeOne();
    }
    if (random.nextInt(10) == 0) {
      connection.rollback();
    } else {
      connection.commit();
    }
  }

  private void changeOne() throws SQLException {
    int id = random.nextInt(KEYS);
    switch (random.nextInt(added.isEmpty() ? WAYS : WAYS + 1)) {
      case 0, 1, 2 -> put(id);
      case 3 -> execute("UPDATE orders SET amount = amount + 0.01 WHERE id = " + id);
      case 4 -> execute("UPDATE orders SET shop = " + shop() + " WHERE id = " + id);
      case 5 ->
          execute("UPDATE IGNORE orders SET id = " + random.nextInt(KEYS) + " WHERE id = " + id);
      case 6 -> execute("DELETE FROM orders WHERE id BETWEEN " + id + " AND " + (id + 3));
      case WAYS -> execute("UPDATE orders SET " + addedValues() + " WHERE id > " + id + " LIMIT 9");
      default ->
          execute(
              "UPDATE orders SET quantity = NULL, placed = placed + INTERVAL 20 MINUTE"
                  + " WHERE id = "
                  + id);
    }
  }

  private String addedValues() {
    List<String> values = new ArrayList<>();
    added.forEach(
        (column, value) -> values.add(column + " = " + value.formatted(random.nextInt(NUMBERS))));
    return String.join(", ", values);
  }

  private String shop() {
    int drawn = random.nextInt(12);
    return drawn == 0 ? "NULL" : "'shop " + drawn + "'";
  }

  private void put(int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            ("REPLACE INTO orders (id, shop, amount, quantity, placed)"
                    + " VALUES (?, %s, ?, ?, '2026-11-20' + INTERVAL ? SECOND)")
                .formatted(shop()))) {
      insert.setInt(1, id);
      insert.setBigDecimal(2, java.math.BigDecimal.valueOf(random.nextInt(1_000_000) - 1_000, 2));
      insert.setInt(3, random.nextInt(50));
      insert.setInt(4, random.nextInt(86_400));
      insert.executeUpdate();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
