package io.tributary.connect.jdbcagg.hive;

import io.tributary.connect.jdbcagg.ledger.LedgerKey;
import io.tributary.connect.jdbcagg.query.AggregateStatement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Who fills a table, and by which definition: a sum of two definitions is neither's.
 *
 * @param definition hash of what the statement computes
 */
public record TableIdentity(LedgerKey key, String definition) {

  private static final int HASH_DIGITS = 16;
  private static final int PARTS = 3;

  public static TableIdentity of(AggregateStatement statement, LedgerKey key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(statement.definition().getBytes(StandardCharsets.UTF_8));
      return new TableIdentity(key, HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new ConnectException("The JVM has no SHA-256, which all must have", e);
    }
  }

  /** As the table keeps it. */
  public String text() {
    return key.generation() + "/" + definition + "/" + key.connector();
  }

  /** In which respect a table that keeps another text is another one's, as a clause. */
  public String difference(String found) {
    String[] parts = found.split("/", PARTS);
    if (parts.length < PARTS) {
      return "was not made by this sink";
    }
    if (!parts[2].equals(key.connector())) {
      return "is filled by connector " + parts[2];
    }
    return parts[0].equals(Integer.toString(key.generation()))
        ? "was filled by another definition of the aggregates"
        : "holds generation " + parts[0] + " of the connector";
  }
}
