package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.config.HiveSettings;
import io.tributary.connect.jdbcagg.config.HiveWriteMode;
import io.tributary.harness.hive.HiveServer;
import io.tributary.harness.process.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A Hive for all integration tests of a JVM. */
public final class TestHive implements TestSql, AutoCloseable {

  private final RunFolder run = RunFolder.create(Path.of("target/hive"));
  private final HiveServer server = HiveServer.start(run);

  private TestHive() {
    try {
      // As the operator of a worker does.
      System.setProperty(
          HiveSettings.FOLDER_PROPERTY, Files.createDirectory(folder("shared")).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The keys that reach it. */
  public Map<String, String> config(HiveWriteMode mode) {
    Map<String, String> config = new HashMap<>();
    config.put("database.dialect", "hive");
    config.put("hive.write.mode", mode.name());
    config.put("hive.metastore.port", Integer.toString(server.metastorePort()));
    config.put("database.host", server.host());
    config.put("database.port", Integer.toString(server.port()));
    config.put("database.name", "default");
    config.put("database.user", server.user());
    config.put("database.password", server.password());
    config.put("database.tls.mode", "disable");
    return config;
  }

  public HiveServer server() {
    return server;
  }

  /** A folder that Hive reads too. */
  public Path folder(String name) {
    return run.resolve(name);
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:hive2://" + server.host() + ":" + server.port() + "/default",
        server.user(),
        server.password());
  }

  @Override
  public void close() {
    server.close();
    run.close();
  }

  /** Gives test classes the server; it is closed behind the last test of the JVM. */
  public static final class Provider implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(TestHive.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestHive.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(TestHive.class, absent -> new TestHive(), TestHive.class);
    }
  }
}
