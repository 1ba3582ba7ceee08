package io.tributary.quickstart;

import io.tributary.harness.Harness;
import io.tributary.harness.mysql.Account;
import io.tributary.harness.s3.S3Server;
import io.tributary.quickstart.board.Board;
import io.tributary.quickstart.view.LiveView.Address;
import java.util.List;

/** Where a reader can look further. */
final class Addresses {

  private Addresses() {}

  /** The addresses, with the keys that this run made up for itself. */
  static List<Address> of(Harness harness, Board board) {
    Account account = harness.database().accounts().app();
    S3Server s3 = harness.s3();
    return List.of(
        new Address("Board", board.url()),
        new Address("Connect REST", harness.rest().url()),
        new Address("MySQL", harness.database().jdbcUrl()),
        new Address("MySQL user", account.user() + " " + account.password()),
        new Address("S3", s3.endpoint() + ", bucket " + Harness.BUCKET),
        new Address("S3 keys", s3.accessKey() + " " + s3.secretKey()),
        new Address("Kafka", harness.broker().bootstrap()),
        new Address("Logs", harness.run().resolve("logs").toString()));
  }
}
