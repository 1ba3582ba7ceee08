package io.tributary.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.harness.mysql.Account;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.RunFolder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MySqlIT {
  private static final String BUS = "\uD83D\uDE8C";

  @ParameterizedTest
  @EnumSource
  void writesFullRowBinlogInUtf8AndKeepsItsDataOverAKill(MySqlFlavour flavour) throws Exception {
    try (RunFolder run = RunFolders.create();
        MySqlServer server = MySqlServer.start(run, flavour)) {
      DatabaseAddress address = server.address();
      try (Connection app = address.connect(address.accounts().app());
          Statement statement = app.createStatement()) {
        statement.execute("CREATE TABLE t (k VARCHAR(10) PRIMARY KEY)");
        statement.execute("INSERT INTO t VALUES ('" + BUS + "')");
      }
      server.killHard();
      server.restart();
      try (Connection app = address.connect(address.accounts().app())) {
        assertThat(value(app, "SELECT k FROM t")).isEqualTo(BUS);
        assertThat(value(app, "SELECT VERSION()")).startsWith("8.0.3");
        assertThat(value(app, "SELECT @@log_bin")).isEqualTo("1");
        assertThat(value(app, "SELECT @@binlog_format")).isEqualTo("ROW");
        assertThat(value(app, "SELECT @@binlog_row_image")).isEqualTo("FULL");
        assertThatThrownBy(() -> value(app, "SELECT COUNT(*) FROM mysql.user"))
            .isInstanceOf(SQLException.class);
      }
      try (Connection admin = address.connect(address.accounts().admin())) {
        assertThat(value(admin, "SELECT COUNT(*) FROM information_schema.innodb_trx")).isNotNull();
      }
      assertThatThrownBy(() -> address.connect(new Account("root", "")).close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Access denied");
      try (Connection debezium = address.connect(address.accounts().debezium())) {
        assertThat(value(debezium, "SHOW MASTER STATUS")).startsWith("binlog.");
        assertThat(value(debezium, "SELECT COUNT(*) FROM t")).isEqualTo("1");
      }
    }
  }

  /** A server that starts removes the temporary tables that it finds in its folder for them. */
  @ParameterizedTest
  @EnumSource
  void leavesTheTemporaryTablesOfAnotherServerAlone(MySqlFlavour flavour) throws Exception {
    try (RunFolder run = RunFolders.create();
        MySqlServer server = MySqlServer.start(run, flavour);
        Connection app = server.address().connect(server.address().accounts().app());
        Statement statement = app.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE scratch (k INT) ENGINE=MyISAM");
      try (RunFolder neighbours = RunFolders.create();
          MySqlServer neighbour = MySqlServer.start(neighbours, flavour)) {
        assertThat(neighbour.process().alive()).isTrue();
      }
      statement.execute("DROP TEMPORARY TABLE scratch");
    }
  }

  private static String value(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
