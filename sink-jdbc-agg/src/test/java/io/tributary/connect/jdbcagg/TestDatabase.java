package io.tributary.connect.jdbcagg;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.RunFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A server for all integration tests of a JVM. */
public final class TestDatabase implements TestSql, AutoCloseable {

  private final RunFolder run = RunFolder.create(Path.of("target/database"));
  private final MySqlServer server;

  private TestDatabase(MySqlFlavour flavour) {
    server = MySqlServer.start(run, flavour);
  }

  /** The keys that reach the database. */
  public Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put("database.host", server.address().host());
    config.put("database.port", Integer.toString(server.address().port()));
    config.put("database.name", server.address().database());
    config.put("database.user", server.address().accounts().app().user());
    config.put("database.password", server.address().accounts().app().password());
    config.put("database.tls.mode", "disable");
    // Else MySQL's caching_sha2_password lets nobody in without TLS after a start.
    config.put("database.public.key.retrieval.enabled", "true");
    return config;
  }

  public MySqlServer server() {
    return server;
  }

  /** The certificate of the authority that MySQL makes for itself at its first start. */
  public Path authority() {
    return run.resolve("mysql-data").resolve("ca.pem").toAbsolutePath();
  }

  @Override
  public Connection connect() throws SQLException {
    return server.address().connect(server.address().accounts().app());
  }

  @Override
  public void close() {
    server.close();
    run.close();
  }

  /** Gives test classes their servers; they are closed behind the last test of the JVM. */
  public static final class Provider implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(TestDatabase.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Servers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
      return (Servers)
          flavour ->
              store.computeIfAbsent(
                  flavour, absent -> new TestDatabase(flavour), TestDatabase.class);
    }
  }

  /** Servers by make, each started once. */
  public interface Servers {
    TestDatabase of(MySqlFlavour flavour);
  }
}
