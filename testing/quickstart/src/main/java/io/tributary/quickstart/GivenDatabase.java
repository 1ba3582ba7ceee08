package io.tributary.quickstart;

import io.tributary.harness.mysql.Account;
import io.tributary.harness.mysql.Accounts;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.HarnessException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database on the user's own server: created for the run, dropped at its end. */
final class GivenDatabase implements AutoCloseable {

  private static final String USER = "DB_USER";
  private static final String PASSWORD = "DB_PASSWORD";

  private final DatabaseAddress server;
  private final DatabaseAddress database;

  private GivenDatabase(DatabaseAddress server, DatabaseAddress database) {
    this.server = server;
    this.database = database;
  }

  /**
   * Creates the database.
   *
   * @param environment names the user and the password
   * @throws HarnessException when it is there already, as what it holds would be lost
   */
  static GivenDatabase create(Options.Database.Given given, Map<String, String> environment) {
    Account account =
        new Account(
            required(USER, environment.get(USER)), required(PASSWORD, environment.get(PASSWORD)));
    Accounts accounts = new Accounts(account, account, account);
    GivenDatabase created =
        new GivenDatabase(
            new DatabaseAddress(given.host(), given.port(), "", accounts),
            new DatabaseAddress(given.host(), given.port(), MySqlServer.DATABASE, accounts));
    created.execute("CREATE DATABASE `" + MySqlServer.DATABASE + "` CHARACTER SET utf8mb4");
    return created;
  }

  private static String required(String name, @Nullable String value) {
    if (value == null) {
      throw new HarnessException(
          "--db HOST:PORT needs "
              + USER
              + " and "
              + PASSWORD
              + " in the environment; "
              + name
              + " is missing");
    }
    return value;
  }

  DatabaseAddress address() {
    return database;
  }

  private void execute(String sql) {
    try (Connection connection = server.connect(server.accounts().admin());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new HarnessException(
          "The database server at "
              + server.host()
              + ":"
              + server.port()
              + " refused: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void close() {
    execute("DROP DATABASE `" + MySqlServer.DATABASE + "`");
  }
}
