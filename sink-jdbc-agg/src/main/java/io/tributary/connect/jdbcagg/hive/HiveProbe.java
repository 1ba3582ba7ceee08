package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.tls.TrustStore;
import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.TlsMode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/** Tries HiveServer2 once, when a connector's config is validated. */
public final class HiveProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private HiveProbe() {}

  /** Which part of the settings keeps Hive from answering. */
  public enum Part {
    DRIVER,
    HOST,
    USER,
    NAME,
    TLS
  }

  /** What was found, and what to do about it. */
  public record Finding(Part part, String reason, String whatToDo) {}

  /** Empty if Hive answers. */
  public static Optional<Finding> probe(DatabaseSettings settings) {
    if (HiveDriver.find().isEmpty()) {
      return Optional.of(
          new Finding(Part.DRIVER, "Hive's JDBC driver is not carried", HiveDriver.REMEDY));
    }
    if (settings.tlsMode() == TlsMode.VERIFY_CA) {
      return Optional.of(
          new Finding(
              Part.TLS,
              "Hive's JDBC driver always checks the host in the certificate",
              "Use verify_identity, or on a loopback disable."));
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(settings.host(), settings.port()), (int) PATIENCE.toMillis());
    } catch (IOException e) {
      return Optional.of(
          new Finding(
              Part.HOST,
              "nothing answers at " + settings.host() + ":" + settings.port(),
              "Check host and port (HiveServer2's, 10000 by default), and that this worker may"
                  + " reach it."));
    }
    try (Connection connection = HiveDriver.open(settings);
        Statement statement = connection.createStatement()) {
      statement.execute("USE " + HiveText.name(settings.name()));
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(finding(settings, e));
    }
  }

  private static Finding finding(DatabaseSettings settings, SQLException failure) {
    String said = said(failure);
    String answer = settings.address() + " answers error " + failure.getErrorCode();
    if (said.contains("does not exist") || said.contains("NoSuchDatabase")) {
      return new Finding(
          Part.NAME, answer + ": no such database", "Create the database, or name another one.");
    }
    if (said.contains("validating the login")) {
      return new Finding(
          Part.USER, answer + ": user or password is wrong", "Check both as HiveServer2 has them.");
    }
    if (said.contains(TrustStore.UNREADABLE)) {
      return new Finding(
          Part.TLS,
          TrustStore.UNREADABLE,
          "Check that it is there, on this worker, and holds certificates.");
    }
    return new Finding(
        Part.TLS,
        answer + (settings.tlsMode() == TlsMode.DISABLE ? " without TLS" : " when asked for TLS"),
        "Check that database.tls.mode says what HiveServer2 does (hive.server2.use.SSL), and that"
            + " it authenticates by name and password.");
  }

  /** The driver tells the cause somewhere along the chain, to be searched and never shown. */
  private static String said(SQLException failure) {
    StringBuilder said = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      said.append(each.getMessage()).append('\n');
    }
    return said.toString();
  }
}
