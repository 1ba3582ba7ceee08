package io.tributary.quickstart;

import io.tributary.harness.Harness;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.lake.LakeFiles;
import io.tributary.quickstart.proof.lake.S3LakeFiles;
import io.tributary.quickstart.proof.lake.S3Store;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Open connections to what the pipeline writes to: topics, database and lake.
 *
 * <p>Threading: belongs to one thread.
 */
final class Stores implements AutoCloseable {

  static final List<String> LAKE_TABLES = List.of("flights", "flights_by_country");

  private static final List<String> TOPICS =
      List.of(MainJob.FLIGHTS, MainJob.BUSES, MainJob.CHANGES);

  private final String bootstrapServers;
  private final List<TopicTail> tails;
  private final Connection database;
  private final S3Client s3;

  private Stores(String bootstrapServers, Connection database, S3Client s3) {
    this.bootstrapServers = bootstrapServers;
    this.tails = TOPICS.stream().map(this::tail).toList();
    this.database = database;
    this.s3 = s3;
  }

  static Stores open(Harness harness) throws SQLException {
    DatabaseAddress address = harness.database();
    Connection database = address.connect(address.accounts().app());
    return new Stores(
        harness.broker().bootstrap(),
        database,
        S3Store.open(
            URI.create(harness.s3().endpoint()),
            harness.s3().accessKey(),
            harness.s3().secretKey()));
  }

  /** Tails of all topics of the main job. */
  List<TopicTail> tails() {
    return tails;
  }

  /** A new tail from the topic's first record, to be closed by the caller. */
  TopicTail tail(String topic) {
    return TopicTail.open(bootstrapServers, topic);
  }

  Connection database() {
    return database;
  }

  LakeFiles lake(String table) {
    return new S3LakeFiles(s3, Harness.BUCKET, table);
  }

  @Override
  public void close() throws SQLException {
    tails.forEach(TopicTail::close);
    s3.close();
    database.close();
  }
}
