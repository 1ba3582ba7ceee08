package io.tributary.quickstart.job;

import io.tributary.harness.Harness;
import io.tributary.harness.hive.HiveServer;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.stub.StubProcess;
import io.tributary.quickstart.probe.GroupOffsets;
import io.tributary.quickstart.probe.TopicTail;
import io.tributary.quickstart.proof.HiveRows;
import io.tributary.quickstart.proof.RawRecord;
import io.tributary.quickstart.proof.TopicRecord;
import io.tributary.quickstart.proof.lake.LakeFiles;
import io.tributary.quickstart.proof.lake.S3LakeFiles;
import io.tributary.quickstart.proof.lake.S3Store;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Open connections to what a pipeline reads from and writes to: APIs, topics, database and lake.
 *
 * <p>Threading: belongs to one thread.
 */
public final class Stores implements AutoCloseable {

  /** Within the run's folder, in which the simulated APIs run: the bodies that they gave out. */
  public static final Path SERVED = Path.of("served");

  private final Harness harness;
  private final Admin admin;
  private final Connection database;
  private final S3Client s3;

  private Stores(Harness harness, Admin admin, Connection database, S3Client s3) {
    this.harness = harness;
    this.admin = admin;
    this.database = database;
    this.s3 = s3;
  }

  public static Stores open(Harness harness) throws SQLException {
    DatabaseAddress address = harness.database();
    Connection database = address.connect(address.accounts().app());
    return new Stores(
        harness,
        harness.broker().admin(),
        database,
        S3Store.open(
            URI.create(harness.s3().endpoint()),
            harness.s3().accessKey(),
            harness.s3().secretKey()));
  }

  public StubProcess stub() {
    return harness.stub();
  }

  /** The folder with the bodies that the simulated APIs gave out in a bounded run. */
  public Path served() {
    return harness.run().resolve(SERVED.toString());
  }

  /** A cluster of its own, where the job asked for one. */
  public KafkaBroker secondBroker() {
    return harness.secondBroker();
  }

  public Admin admin() {
    return admin;
  }

  public String bootstrapServers() {
    return harness.broker().bootstrap();
  }

  public GroupOffsets offsets() {
    return new GroupOffsets(admin);
  }

  /** A new tail from the topic's first record, to be closed by the caller. */
  public TopicTail tail(String topic) {
    return TopicTail.open(bootstrapServers(), topic);
  }

  /** All records of a topic now. */
  public List<TopicRecord> records(String topic) {
    try (TopicTail tail = tail(topic)) {
      return tail.read();
    }
  }

  /** All records of a topic now, as their bytes. */
  public List<RawRecord> rawRecords(String topic) {
    try (TopicTail tail = tail(topic)) {
      return tail.readRaw();
    }
  }

  /** Whether a sink has delivered all that its topics hold now. */
  public boolean delivered(String sink, String... topics) {
    for (String topic : topics) {
      try (TopicTail tail = tail(topic)) {
        tail.skip();
        if (!offsets().reached(sink, tail)) {
          return false;
        }
      }
    }
    return true;
  }

  public Connection database() {
    return database;
  }

  /** A new connection to Hive, where the job asked for it; to be closed by the caller. */
  public HiveRows hive() throws SQLException {
    HiveServer hive = harness.hive();
    String url = "jdbc:hive2://" + hive.host() + ":" + hive.port() + "/default";
    return HiveRows.open(HiveServer.driver(), url, hive.user(), hive.password());
  }

  public LakeFiles lake(String table) {
    return new S3LakeFiles(s3, Harness.BUCKET, table);
  }

  /**
   * Puts an object into the bucket that the pipelines write their tables to.
   *
   * @return its address; who asks without a signature is refused
   */
  public URI put(String key, byte[] content) {
    s3.putObject(to -> to.bucket(Harness.BUCKET).key(key), RequestBody.fromBytes(content));
    return URI.create(harness.s3().endpoint() + "/" + Harness.BUCKET + "/" + key);
  }

  @Override
  public void close() throws SQLException {
    s3.close();
    admin.close();
    database.close();
  }
}
