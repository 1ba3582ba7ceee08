package io.tributary.connect.jdbcagg;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One MariaDB server for all integration tests of a JVM. */
public final class TestDatabase implements AutoCloseable {

  private final RunFolder run = RunFolder.create(Path.of("target/database"));
  private final MySqlServer server = MySqlServer.start(run, MySqlFlavour.LIGHT);

  /** The keys that reach the database. */
  public Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put("database.host", server.address().host());
    config.put("database.port", Integer.toString(server.address().port()));
    config.put("database.name", server.address().database());
    config.put("database.user", server.address().accounts().app().user());
    config.put("database.password", server.address().accounts().app().password());
    config.put("database.tls.mode", "disable");
    return config;
  }

  public MySqlServer server() {
    return server;
  }

  /** Runs one statement. */
  public void execute(String sql) {
    try (Connection connection = server.address().connect(server.address().accounts().app());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** All rows of a query, as text. */
  public List<List<String>> rows(String sql) {
    try (Connection connection = server.address().connect(server.address().accounts().app());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<List<String>> found = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        found.add(row);
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  @Override
  public void close() {
    server.close();
    run.close();
  }

  /** Gives test classes the server; it is closed behind the last one. */
  public static final class Provider implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(TestDatabase.class);

    @Override
    public void beforeAll(ExtensionContext context) {
      database(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return database(context);
    }

    private static TestDatabase database(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(TestDatabase.class, absent -> new TestDatabase(), TestDatabase.class);
    }
  }
}
