package io.tributary.integration;

import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When the worker is killed. */
enum KillMoment {
  /** Whenever it may be. */
  ANY {
    @Override
    boolean await(Servers servers, RandomGenerator random) {
      return true;
    }
  },

  /** While an instant of the lake's flights stands begun and not completed. */
  LAKE_COMMIT {
    @Override
    boolean await(Servers servers, RandomGenerator random) {
      Path timeline = HudiSink.folder(servers.lake(), "flights").resolve(".hoodie");
      return Await.within(LIMIT, () -> pendingInstant(timeline));
    }
  },

  /** While the aggregates are being written, within the transaction or at its commit. */
  DATABASE_TRANSACTION {
    @Override
    boolean await(Servers servers, RandomGenerator random) {
      DatabaseAddress address = servers.database().address();
      long deadline = System.nanoTime() + LIMIT.toNanos();
      try (Connection connection = address.connect(address.accounts().admin());
          Statement statement = connection.createStatement()) {
        // No pause: such a transaction lives for milliseconds.
        while (System.nanoTime() < deadline) {
          if (writes(statement, address.accounts().app().user())) {
            return true;
          }
        }
        return false;
      } catch (SQLException e) {
        throw new HarnessException("cannot watch the transactions", e);
      }
    }
  };

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final int LONGEST_DELAY_MS = 2_000;
  private static final int SHORTEST_NUDGE_MS = 100;

  /**
   * Waits for the moment.
   *
   * @return false when it did not come within its limit, and any moment is as good
   */
  abstract boolean await(Servers servers, RandomGenerator random);

  /** Waits for the moment and a bit, so that the kill falls into different steps of it. */
  boolean awaitSomeWhereIn(Servers servers, RandomGenerator random) {
    boolean came = await(servers, random);
    int delayMs = random.nextInt(this == ANY ? LONGEST_DELAY_MS : SHORTEST_NUDGE_MS);
    LockSupport.parkNanos(Duration.ofMillis(delayMs).toNanos());
    return came;
  }

  private static boolean pendingInstant(Path timeline) {
    try (Stream<Path> files = Files.list(timeline)) {
      Set<String> names =
          files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
      return names.stream()
          .filter(name -> name.endsWith(".inflight"))
          .map(name -> name.substring(0, name.length() - ".inflight".length()))
          .anyMatch(name -> !names.contains(name.endsWith(".commit") ? name : name + ".commit"));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean writes(Statement statement, String user) throws SQLException {
    try (ResultSet result =
        statement.executeQuery(
            "SELECT 1 FROM information_schema.processlist WHERE command IN ('Query', 'Execute')"
                + " AND (info LIKE 'INSERT%' OR info LIKE 'UPDATE%' OR info LIKE 'COMMIT%')"
                + " AND user = '"
                + user
                + "'")) {
      return result.next();
    }
  }
}
