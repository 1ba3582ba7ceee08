package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.process.Await;
import io.tributary.harness.process.LiveJvm;
import io.tributary.harness.proxy.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Aggregates while their database fails: the connector waits, tells so, and the table is right in
 * the end. {@code -Dfaults.database=REAL} takes MySQL.
 */
class DatabaseFaultsIT {

  private static final String FAILURES = "database-failures-total";
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int TABLE_FULL = 1114;

  /** A query of the numbers from 0 to 99. */
  private static final String NUMBERS =
      "SELECT a.n * 10 + b.n AS seq FROM (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3"
          + " UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION"
          + " SELECT 9) a, (SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT"
          + " 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9) b";

  /** What is put into the system's tablespace has a disk of its own, and a small one. */
  @RegisterExtension
  static final Servers SERVERS =
      Servers.broker()
          .andDatabase(
              MySqlFlavour.valueOf(System.getProperty("faults.database", "LIGHT")),
              "--innodb-data-file-path=ibdata1:12M:autoextend:max:20M");

  private static ConnectWorker worker;
  private static ConnectRest rest;
  private static TcpProxy proxy;
  private static LiveJvm jvm;

  @BeforeAll
  static void start() {
    worker =
        SERVERS.worker(
            WorkerSettings.of(SERVERS.kafka().bootstrap())
                .plugins(List.of(PluginFolder.JDBC_AGG.path()))
                .with("offset.flush.interval.ms", "1000"));
    rest = worker.rest();
    proxy = SERVERS.stopLater(TcpProxy.to(database().port()));
    jvm = LiveJvm.of(worker.process());
  }

  @AfterAll
  static void stop() {
    jvm.close();
  }

  @Test
  void goesOnOnceAKilledDatabaseIsBackAndTellsHowLongItWasAway() throws Exception {
    try (RideFlow rides = direct("killed", "city")) {
      rides.awaitRows();
      assertThat(gauge("killed", "database-failures-total")).isZero();
      assertThat(gauge("killed", "flushes-total")).isPositive();
      SERVERS.database().killHard();
      awaitFailing("killed");
      assertThat(rest.status("killed").running()).isTrue();
      SERVERS.database().restart();
      rides.awaitMoreRows();
      assertThat(gauge("killed", "database-failing-ms")).isZero();
      rides.endsRight();
    }
    awaitInLog("{\"connector\":\"killed\",\"task\":\"0\",\"records-total\":");
    Await.until("no metric is left", LIMIT, () -> gauges("killed").isEmpty());
  }

  @Test
  void waitsWhileTheDatabaseIsReadOnly() throws Exception {
    try (RideFlow rides = direct("readonly", "city")) {
      rides.awaitRows();
      asAdmin("SET GLOBAL read_only = 1");
      awaitFailing("readonly");
      awaitInLog("Writing aggregates failed with error 1290");
      asAdmin("SET GLOBAL read_only = 0");
      rides.awaitMoreRows();
      rides.endsRight();
    }
  }

  @Test
  void waitsForRoomWhenTheDiskIsFull() throws Exception {
    asAdmin("SET GLOBAL innodb_file_per_table = 0");
    asAdmin(
        "CREATE TABLE tributary.ballast"
            + " (id INT PRIMARY KEY AUTO_INCREMENT, stuff VARBINARY(4000))");
    try (RideFlow rides = direct("fulldisk", "trip")) {
      rides.awaitRows();
      fillDisk();
      awaitFailing("fulldisk");
      awaitInLog("Writing aggregates failed with error 1114");
      asAdmin("DROP TABLE tributary.ballast");
      rides.awaitMoreRows();
      rides.endsRight();
    } finally {
      asAdmin("SET GLOBAL innodb_file_per_table = 1");
    }
  }

  @Test
  void triesAgainAfterLocksThatOthersHoldForTooLong() throws Exception {
    try (RideFlow rides = direct("locked", "city");
        Connection other = database().connect(database().accounts().app());
        Statement statement = other.createStatement()) {
      rides.awaitRows();
      other.setAutoCommit(false);
      statement.executeQuery("SELECT * FROM locked FOR UPDATE");
      awaitFailing("locked");
      awaitInLog("Writing aggregates failed with error 1205");
      other.rollback();
      rides.awaitMoreRows();
      rides.endsRight();
    }
  }

  /** The other has changed more, so that it is our transaction that the server rolls back. */
  @Test
  void triesAgainAfterADeadlock() throws Exception {
    try (RideFlow rides = direct("deadlocked", "city");
        Connection other = database().connect(database().accounts().app());
        Statement statement = other.createStatement()) {
      statement.execute("CREATE TABLE weight (id INT PRIMARY KEY)");
      rides.awaitRows();
      boolean met =
          Await.within(
              LIMIT,
              () -> {
                crossLocks(other, statement);
                return log().contains("Writing aggregates failed with error 1213");
              });
      assertThat(met).as("a deadlock of which the connector was the victim").isTrue();
      rides.awaitMoreRows();
      rides.endsRight();
    }
  }

  private static void crossLocks(Connection other, Statement statement) {
    try {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO weight SELECT seq FROM (%s) numbers".formatted(NUMBERS));
      statement.executeQuery("SELECT * FROM deadlocked FOR UPDATE");
      Await.within(Duration.ofMillis(500), () -> false); // for our flush to meet these locks
      statement.executeQuery(
          "SELECT * FROM tributary_offsets WHERE connector = 'deadlocked' FOR UPDATE");
      other.rollback();
    } catch (SQLException e) {
      // The server chose the other one. Next time.
      try {
        other.rollback();
      } catch (SQLException again) {
        throw new AssertionError(again);
      }
    }
  }

  @Test
  void goesOnOverASlowLineAndOverConnectionsThatGoSilentOrAreCut() throws Exception {
    try (RideFlow rides = proxied("slow", Map.of())) {
      rides.awaitRows();
      proxy.delay(Duration.ofMillis(150));
      Await.until("flushes are slow", LIMIT, () -> gauge("slow", "flush-time-last-ms") > 300);
      rides.awaitMoreRows();
      proxy.delay(Duration.ZERO);
      proxy.limit(20_000);
      rides.awaitMoreRows();
      proxy.limit(Long.MAX_VALUE);
      proxy.cut();
      rides.awaitMoreRows();
      double failures = gauge("slow", FAILURES);
      proxy.abandon(); // until database.socket.timeout.ms
      Await.until("the silence was noticed", LIMIT, () -> gauge("slow", FAILURES) > failures);
      rides.awaitMoreRows();
      rides.endsRight();
    } finally {
      proxy.delay(Duration.ZERO);
      proxy.limit(Long.MAX_VALUE);
    }
  }

  @Test
  void failsInWordsOnceTheBudgetIsSpentAndARestartHeals() throws Exception {
    try (RideFlow rides = proxied("budget", Map.of("retry.timeout.ms", "3000"))) {
      rides.awaitRows();
      proxy.refuse();
      Await.until("the task has failed", LIMIT, () -> rest.status("budget").failed());
      assertThat(rest.status("budget").failure())
          .contains("The database has failed for longer than retry.timeout.ms=3000")
          .contains("Mend it, then restart the task; it goes on where the database stands");
      proxy.admit();
      rest.restart("budget");
      rides.awaitMoreRows();
      rides.endsRight();
    } finally {
      proxy.admit();
    }
  }

  private static RideFlow direct(String name, String group) {
    return new RideFlow(SERVERS, rest, name, group, database().port(), Map.of());
  }

  private static RideFlow proxied(String name, Map<String, String> overrides) {
    return new RideFlow(SERVERS, rest, name, "city", proxy.port(), overrides);
  }

  private static DatabaseAddress database() {
    return SERVERS.database().address();
  }

  private static void asAdmin(String sql) throws SQLException {
    try (Connection connection = database().connect(database().accounts().admin());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Puts rows into the ballast until the server has no room for one more. */
  private static void fillDisk() throws SQLException {
    try (Connection connection = database().connect(database().accounts().admin());
        Statement statement = connection.createStatement()) {
      while (added(statement, "SELECT 1 FROM (" + NUMBERS + ") numbers")
          || added(statement, "SELECT 1")) {
        // as long as there is room
      }
    }
  }

  private static boolean added(Statement statement, String rows) throws SQLException {
    try {
      statement.execute(
          "INSERT INTO ballast (stuff) SELECT REPEAT('x', 4000) FROM (%s) rows_to_add"
              .formatted(rows));
      return true;
    } catch (SQLException e) {
      if (e.getErrorCode() == TABLE_FULL) {
        return false;
      }
      throw e;
    }
  }

  private static void awaitFailing(String connector) {
    Await.until(
        connector + " tells of the fault",
        LIMIT,
        () -> gauge(connector, "database-failing-ms") > 0);
  }

  private static double gauge(String connector, String name) {
    return gauges(connector).stream()
        .filter(line -> line.contains(" " + name + "="))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf('=') + 1)))
        .max()
        .orElse(0);
  }

  private static List<String> gauges(String connector) {
    return jvm.beans("kafka.connect:type=plugins,*").stream()
        .filter(line -> line.contains("connector=" + connector + ","))
        .toList();
  }

  private static void awaitInLog(String text) {
    Await.until("the log has: " + text, LIMIT, () -> log().contains(text));
  }

  private static String log() {
    try {
      return Files.readString(worker.process().log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
