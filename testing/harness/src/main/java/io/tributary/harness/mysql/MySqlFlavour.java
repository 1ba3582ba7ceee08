package io.tributary.harness.mysql;

/** The makes of server that the harness starts. */
public enum MySqlFlavour {
  /**
   * MariaDB 11.4.5 that says it is MySQL 8.0.36: small to fetch and quick to start. The
   * quickstart's.
   */
  LIGHT {
    @Override
    ServerBinary binary() {
      return new MariaDb();
    }
  };

  abstract ServerBinary binary();
}
