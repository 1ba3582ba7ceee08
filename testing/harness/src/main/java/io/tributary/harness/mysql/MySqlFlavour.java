package io.tributary.harness.mysql;

/** The makes of server that the harness starts. */
public enum MySqlFlavour {
  /** MariaDB 11.4.5 that says it is MySQL 8.0.36: small to fetch and quick to start. */
  LIGHT {
    @Override
    ServerBinary binary() {
      return new MariaDb();
    }
  },
  /** MySQL 8.0.33 itself, with GTIDs, its own JSON and its own authentication. */
  REAL {
    @Override
    ServerBinary binary() {
      return new RealMySql();
    }
  };

  abstract ServerBinary binary();
}
