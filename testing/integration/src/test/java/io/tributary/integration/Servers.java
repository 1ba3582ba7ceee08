package io.tributary.integration;

import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.ProjectRoot;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.s3.S3Server;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The servers of one test class, or of each test when the field is not static: started side by side
 * before, stopped after. Their folder, with the logs, is left under {@code target/runs} when a test
 * failed.
 */
final class Servers
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        AfterEachCallback,
        AfterAllCallback {

  /** The bucket that the S3 server starts with. */
  static final String BUCKET = "lake";

  private final @Nullable MySqlFlavour flavour;
  private final List<String> databaseOptions;
  private final boolean withLake;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean ofClass;
  private @Nullable RunFolder run;
  private @Nullable KafkaBroker broker;
  private @Nullable MySqlServer database;
  private @Nullable S3Server lake;

  private Servers(@Nullable MySqlFlavour flavour, List<String> databaseOptions, boolean withLake) {
    this.flavour = flavour;
    this.databaseOptions = databaseOptions;
    this.withLake = withLake;
  }

  /** A broker alone. */
  static Servers broker() {
    return new Servers(null, List.of(), false);
  }

  /** With an S3 server. */
  Servers andLake() {
    return new Servers(flavour, databaseOptions, true);
  }

  /** With a MySQL-compatible database. */
  Servers andDatabase(MySqlFlavour make, String... options) {
    return new Servers(make, List.of(options), withLake);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!ofClass) {
      start();
    }
  }

  private void start() {
    RunFolder folder =
        RunFolder.create(ProjectRoot.find().resolve("testing/integration/target/runs"));
    run = folder;
    CompletableFuture<Void> starts =
        CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> broker = stopLater(KafkaBroker.start(folder))),
            CompletableFuture.runAsync(() -> startDatabase(folder)),
            CompletableFuture.runAsync(() -> startLake(folder)));
    starts.join();
  }

  private void startDatabase(RunFolder folder) {
    if (flavour != null) {
      database = stopLater(MySqlServer.start(folder, flavour, databaseOptions));
    }
  }

  private void startLake(RunFolder folder) {
    if (withLake) {
      lake = stopLater(S3Server.start(folder, List.of(BUCKET)));
    }
  }

  /** Starts a worker; it is stopped with the servers, unless the caller does so before. */
  ConnectWorker worker(WorkerSettings settings) {
    return stopLater(ConnectWorker.start(run(), settings));
  }

  /** Has something closed before the servers that were started earlier. */
  synchronized <T extends AutoCloseable> T stopLater(T server) {
    started.push(server);
    return server;
  }

  RunFolder run() {
    return Objects.requireNonNull(run, "no servers before the first test");
  }

  KafkaBroker kafka() {
    return Objects.requireNonNull(broker, "no broker before the first test");
  }

  MySqlServer database() {
    return Objects.requireNonNull(database, "this class asked for no database");
  }

  S3Server lake() {
    return Objects.requireNonNull(lake, "this class asked for no S3 server");
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      run().keep();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    if (!ofClass) {
      stop();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    stop();
  }

  private void stop() throws Exception {
    try {
      while (!started.isEmpty()) {
        started.pop().close();
      }
    } finally {
      run().close();
    }
  }
}
