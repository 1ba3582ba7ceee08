package io.tributary.connect.jdbcagg.jdbc;

import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.TlsMode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Tries the database once, when a connector's config is validated. */
public final class DatabaseProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int NO_SUCH_DATABASE = 1049;
  private static final int NO_ACCESS_TO_DATABASE = 1044;

  private DatabaseProbe() {}

  /** Which part of the settings keeps the database from answering. */
  public enum Part {
    HOST,
    USER,
    NAME,
    TLS
  }

  /** What was found, and what to do about it. */
  public record Finding(Part part, String reason, String whatToDo) {}

  /** Empty if the database answers; takes at most about ten seconds. */
  public static Optional<Finding> probe(DatabaseSettings settings) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(settings.host(), settings.port()), (int) PATIENCE.toMillis());
    } catch (IOException e) {
      return Optional.of(
          new Finding(
              Part.HOST,
              "nothing answers at " + settings.host() + ":" + settings.port(),
              "Check host and port, that the server runs, and that this worker may reach it."));
    }
    try (Connection connection = Connections.open(settings.within(PATIENCE))) {
      connection.rollback();
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(finding(settings, e));
    }
  }

  private static Finding finding(DatabaseSettings settings, SQLException failure) {
    String answer =
        "%s answers error %d, SQL state %s"
            .formatted(settings.address(), failure.getErrorCode(), failure.getSQLState());
    if (failure.getErrorCode() == NO_SUCH_DATABASE
        || failure.getErrorCode() == NO_ACCESS_TO_DATABASE) {
      return new Finding(
          Part.NAME,
          answer + ": no such database, or none that the user may use",
          "Create the database, and grant SELECT, INSERT, UPDATE, CREATE, ALTER on it.");
    }
    String state = String.valueOf(failure.getSQLState());
    if (state.startsWith("28")) {
      return new Finding(
          Part.USER, answer + ": user or password is wrong", "Check both, and the user's host.");
    }
    if (settings.tlsMode() == TlsMode.DISABLE) {
      return new Finding(
          Part.TLS,
          answer + " without TLS",
          "If the server asks for TLS, or keeps passwords by caching_sha2_password, set"
              + " database.tls.mode=verify_identity, or on a loopback"
              + " database.public.key.retrieval.enabled=true.");
    }
    return new Finding(
        Part.TLS,
        answer + " when asked for TLS",
        "Turn TLS on in the server and give its authority in database.tls.ca.file, or on a"
            + " loopback set database.tls.mode=disable.");
  }
}
