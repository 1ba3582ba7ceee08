package io.tributary.integration;

import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.process.Await;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Changes the table {@code orders} at random until it is told to end: rows come, change, change
 * their group and their key, and go, in transactions of which some are rolled back.
 */
final class OrderChurn implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final int KEYS = 2_000;
  private static final int LONGEST_TRANSACTION = 8;
  private static final int END_SECONDS = 30;

  private final Connection connection;
  private final Random random;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private volatile boolean ended;
  private volatile boolean truncates;

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

  /** Begins; the result tells how it ended. */
  Future<?> start() {
    return thread.submit(
        () -> {
          while (!ended) {
            change();
            Await.within(PAUSE, () -> ended);
          }
          return null;
        });
  }

  /** Empties the table with the next transaction. */
  void truncate() {
    truncates = true;
  }

  /** Waits until the last transaction is over. */
  void end(Future<?> run) throws Exception {
    ended = true;
    try {
      run.get(END_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("the last transaction does not end", e);
    }
  }

  private void change() throws SQLException {
    if (truncates) {
      truncates = false;
      execute("TRUNCATE TABLE orders");
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
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> put(id);
      case 3 -> execute("UPDATE orders SET amount = amount + 0.01 WHERE id = " + id);
      case 4 -> execute("UPDATE orders SET shop = " + shop() + " WHERE id = " + id);
      case 5 ->
          execute("UPDATE IGNORE orders SET id = " + random.nextInt(KEYS) + " WHERE id = " + id);
      case 6 -> execute("DELETE FROM orders WHERE id BETWEEN " + id + " AND " + (id + 3));
      default ->
          execute(
              "UPDATE orders SET quantity = NULL, placed = placed + INTERVAL 20 MINUTE"
                  + " WHERE id = "
                  + id);
    }
  }

  private String shop() {
    int drawn = random.nextInt(12);
    return drawn == 0 ? "NULL" : "'shop " + drawn + "'";
  }

  private void put(int id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "REPLACE INTO orders VALUES (?, %s, ?, ?, '2026-11-20' + INTERVAL ? SECOND)"
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
    ended = true;
    thread.shutdown();
    connection.close();
  }
}
