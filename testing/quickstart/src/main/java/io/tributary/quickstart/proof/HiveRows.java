package io.tributary.quickstart.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole tables of Hive. The driver has a class loader of its own: it brings half of Hadoop.
 */
public final class HiveRows implements AutoCloseable {

  private final URLClassLoader loader;
  private final Connection connection;

  private HiveRows(URLClassLoader loader, Connection connection) {
    this.loader = loader;
    this.connection = connection;
  }

  /**
   * Connects.
   *
   * @param driver the jar of the JDBC driver
   */
  public static HiveRows open(Path driver, String url, String user, String password)
      throws SQLException {
    try {
      URLClassLoader loader = new URLClassLoader(new URL[] {driver.toUri().toURL()});
      Properties properties = new Properties();
      properties.setProperty("user", user);
      properties.setProperty("password", password);
      for (Driver each : ServiceLoader.load(Driver.class, loader)) {
        if (each.acceptsURL(url)) {
          return new HiveRows(loader, each.connect(url, properties));
        }
      }
      throw new SQLException("no driver for " + url + " in " + driver);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load " + driver, e);
    }
  }

  /**
   * All rows of a table, each value as text.
   *
   * @param table a name of our own, put into the statement as it is
   */
  public List<Row> of(String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
      ResultSetMetaData columns = result.getMetaData();
      List<Row> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          String name = columns.getColumnLabel(i);
          values.put(name.substring(name.lastIndexOf('.') + 1), result.getString(i));
        }
        rows.add(new Row(values));
      }
      return rows;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unload the driver", e);
    }
  }
}
