package io.tributary.harness.mysql;

import io.tributary.harness.process.Command;
import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.KeptServer;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A MySQL-compatible server with full row binlog, one database and the accounts of {@link
 * Accounts}. Its data outlives {@link #killHard} and {@link #restart}.
 */
public final class MySqlServer extends KeptServer {
  /** The name of the one database. */
  public static final String DATABASE = "tributary";

  private static final String NAME = "mysql";
  private static final Duration INITIALISE_LIMIT = Duration.ofMinutes(2);
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final DatabaseAddress address;

  private MySqlServer(RunFolder run, Command command, DatabaseAddress address) {
    super(run, command);
    this.address = address;
  }

  /** Initialises fresh data in the run folder and starts the server on a free port. */
  public static MySqlServer start(RunFolder run, MySqlFlavour flavour) {
    return start(run, flavour, List.of());
  }

  /**
   * The same, with more options.
   *
   * @param options of the server as it serves, such as {@code --max-connections=9}
   */
  public static MySqlServer start(RunFolder run, MySqlFlavour flavour, List<String> options) {
    Path data = run.resolve("mysql-data");
    ServerBinary binary = flavour.binary();
    ServerProcess.start(
            new Command(NAME + "-init", binary.initialise(run, data), binary.environment(run)), run)
        .awaitSuccess(INITIALISE_LIMIT);
    DatabaseAddress address =
        new DatabaseAddress("127.0.0.1", FreePorts.next(), DATABASE, Accounts.fresh());
    Path accounts = run.write("accounts.sql", address.accounts().sql(DATABASE));
    List<String> line = new ArrayList<>(binary.serve(run, data, address.port(), accounts));
    line.addAll(options);
    Command command = new Command(NAME, line, binary.environment(run));
    MySqlServer server = new MySqlServer(run, command, address);
    server.awaitReady();
    return server;
  }

  @Override
  protected void awaitReady() {
    process().awaitReady(START_LIMIT, this::answers);
  }

  private boolean answers() {
    try (Connection connection = address.connect(address.accounts().app())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  public DatabaseAddress address() {
    return address;
  }
}
