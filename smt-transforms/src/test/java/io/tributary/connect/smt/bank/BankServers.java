package io.tributary.connect.smt.bank;

import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.mysql.Account;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A database and a broker with the tables of a bank. */
final class BankServers implements AutoCloseable {

  private static final Map<String, String> TABLES =
      Map.of(
          "account",
          "account_id INT PRIMARY KEY, district_id INT, frequency VARCHAR(30), opened DATE",
          "district",
          "A1 SMALLINT UNSIGNED PRIMARY KEY, A2 VARCHAR(40), A3 VARCHAR(40)",
          "disp",
          "disp_id BIGINT PRIMARY KEY, client_id INT, account_id INT, type VARCHAR(12)",
          "client",
          "client_id INT PRIMARY KEY, birth_number INT, district_id INT");

  private final RunFolder run = RunFolder.create(Path.of("target/bank"));
  private final MySqlServer database = MySqlServer.start(run, MySqlFlavour.LIGHT);
  private final KafkaBroker broker = KafkaBroker.start(run);

  MySqlServer database() {
    return database;
  }

  KafkaBroker broker() {
    return broker;
  }

  /** The keys that reach the database. */
  Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put("source", "jdbc");
    config.put("database.host", database.address().host());
    config.put("database.port", Integer.toString(database.address().port()));
    config.put("database.name", database.address().database());
    config.put("database.user", database.address().accounts().app().user());
    config.put("database.password", database.address().accounts().app().password());
    config.put("database.tls.mode", "disable");
    return config;
  }

  Connection connect() throws SQLException {
    return database.address().connect(database.address().accounts().app());
  }

  void execute(String sql) {
    execute(sql, database.address().accounts().app());
  }

  void execute(String sql, Account account) {
    try (Connection connection = database.address().connect(account);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Creates the tables and fills them. */
  void load(BankData data) throws SQLException {
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      execute("CREATE TABLE " + table.getKey() + " (" + table.getValue() + ")");
      insert(table.getKey(), data.rows(table.getKey()));
    }
  }

  private void insert(String table, List<Map<String, String>> rows) throws SQLException {
    int width = TABLES.get(table).split(",").length;
    String sql = "INSERT INTO " + table + " VALUES (" + "?,".repeat(width - 1) + "?)";
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (Map<String, String> row : rows) {
        int column = 0;
        for (Map.Entry<String, String> cell : row.entrySet()) {
          if (column < width) {
            String text = cell.getValue();
            boolean date = table.equals("account") && cell.getKey().equals("date");
            statement.setString(++column, date ? "19" + text : text);
          }
        }
        statement.addBatch();
      }
      statement.executeBatch();
      connection.commit();
    }
  }

  @Override
  public void close() {
    broker.close();
    database.close();
    run.close();
  }
}
