package io.tributary.connect.smt.jdbc;

import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.DriverOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** Opens connections that only read: a query of a config must not change anything. */
final class Connections {

  private Connections() {}

  static Connection open(DatabaseSettings settings) throws SQLException {
    Properties options = DriverOptions.of(settings, "sql_mode='NO_ENGINE_SUBSTITUTION'");
    // TINYINT(1) and YEAR are numbers unless a column is declared as something else.
    options.setProperty("tinyInt1isBit", "false");
    options.setProperty("yearIsDateType", "false");
    // The driver is named, not looked up: DriverManager sees drivers by class loader.
    Connection connection = new Driver().connect(DriverOptions.url(settings), options);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION TRANSACTION READ ONLY");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }
}
