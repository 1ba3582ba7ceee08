package io.tributary.harness.mysql;

import io.tributary.harness.process.Secrets;

/**
 * The users of a database server.
 *
 * @param admin may do everything
 * @param app owns the one database and nothing else; the aggregates sink's
 * @param debezium reads all rows and the binlog
 */
public record Accounts(Account admin, Account app, Account debezium) {
  static Accounts fresh() {
    return new Accounts(
        new Account("root", Secrets.next()),
        new Account("tributary", Secrets.next()),
        new Account("debezium", Secrets.next()));
  }

  /** Creates them and the database: statements for an init file, one to a line. */
  String sql(String database) {
    return String.join(
        "\n",
        "CREATE DATABASE IF NOT EXISTS `" + database + "` CHARACTER SET utf8mb4;",
        create(admin),
        // A fresh server has a root without password, at this address or as localhost.
        "ALTER USER " + name(admin) + " IDENTIFIED BY '" + admin.password() + "';",
        "GRANT ALL ON *.* TO " + name(admin) + " WITH GRANT OPTION;",
        "DROP USER IF EXISTS 'root'@'localhost', 'root'@'::1';",
        create(app),
        "GRANT ALL ON `" + database + "`.* TO " + name(app) + ";",
        create(debezium),
        "GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT, LOCK TABLES ON *.* TO "
            + name(debezium)
            + ";",
        "");
  }

  private static String create(Account account) {
    return "CREATE USER IF NOT EXISTS "
        + name(account)
        + " IDENTIFIED BY '"
        + account.password()
        + "';";
  }

  private static String name(Account account) {
    return "'" + account.user() + "'@'127.0.0.1'";
  }
}
