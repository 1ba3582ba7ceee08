package io.tributary.harness.mysql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a MySQL-compatible server is, and who may use it. */
public record DatabaseAddress(String host, int port, String database, Accounts accounts) {
  /** The JDBC URL without any account. */
  public String jdbcUrl() {
    return "jdbc:mariadb://" + host + ":" + port + "/" + database;
  }

  /** A new connection as one of the accounts; the caller closes it. */
  public Connection connect(Account account) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password());
    // MySQL 8 without TLS hands out the key with which the driver encrypts the password; the line
    // is loopback.
    properties.setProperty("allowPublicKeyRetrieval", "true");
    return DriverManager.getConnection(jdbcUrl(), properties);
  }
}
