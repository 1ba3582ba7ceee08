package io.tributary.integration;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Inserts, updates, deletes and changes of the primary key in a table of MySQL, at random. */
final class RandomOrders {

  private static final int PERCENT = 100;
  private static final int INSERTS = 40;
  private static final int UPDATES = 80;
  private static final int DELETES = 90;

  private final Statement sql;
  private final RandomGenerator random;
  private final List<Integer> ids = new ArrayList<>();
  private int nextId;
  private int alterations;

  RandomOrders(Statement sql, RandomGenerator random) {
    this.sql = sql;
    this.random = random;
  }

  /**
   * Tells what the columns are from now on.
   *
   * @param count how many alterations there were: a channel came, amounts got wide, remarks went
   */
  void altered(int count) {
    alterations = count;
  }

  void writeFor(Duration time) throws SQLException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      write(1);
    }
  }

  void write(int statements) throws SQLException {
    for (int i = 0; i < statements; i++) {
      sql.executeUpdate(next());
    }
  }

  private String next() {
    int drawn = ids.isEmpty() ? 0 : random.nextInt(PERCENT);
    if (drawn < INSERTS) {
      ids.add(nextId);
      return "INSERT INTO orders SET id = " + nextId++ + ", " + columns();
    }
    int index = random.nextInt(ids.size());
    int id = ids.get(index);
    if (drawn < UPDATES) {
      return "UPDATE orders SET " + columns() + " WHERE id = " + id;
    }
    if (drawn < DELETES) {
      ids.remove(index);
      return "DELETE FROM orders WHERE id = " + id;
    }
    ids.set(index, nextId);
    return "UPDATE orders SET id = " + nextId++ + " WHERE id = " + id;
  }

  private String columns() {
    StringBuilder columns = new StringBuilder();
    columns.append("customer = 'Zoë ").append(random.nextInt(500)).append("', amount = ");
    columns.append(maybe(alterations < 2 ? random.nextInt() : random.nextLong()));
    columns.append(", price = ").append(maybe(random.nextInt(9_000_000) / 1_000.0));
    columns.append(", weight = ").append(maybe(random.nextInt(4_000) / 8.0));
    columns.append(
        ", placed = '2026-03-%02d 10:20:30.%03d'"
            .formatted(1 + random.nextInt(28), random.nextInt(1_000)));
    if (alterations > 0) {
      columns.append(", channel = ").append(maybe("'c" + random.nextInt(9) + "'"));
    }
    if (alterations < 3) {
      columns.append(", remark = ").append(maybe("'r" + random.nextInt(90) + "'"));
    }
    return columns.toString();
  }

  private String maybe(Object value) {
    return random.nextInt(8) == 0 ? "NULL" : value.toString();
  }
}
