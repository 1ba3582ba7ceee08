package io.tributary.harness;

import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;

/** Which database a pipeline writes to. */
public sealed interface DatabaseChoice {
  /** One that the harness starts and stops. */
  record Started(MySqlFlavour flavour) implements DatabaseChoice {}

  /** One that runs already; its accounts and its row binlog are the giver's business. */
  record Given(DatabaseAddress address) implements DatabaseChoice {}
}
