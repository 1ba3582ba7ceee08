package io.tributary.harness;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectWorker;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.hive.HiveServer;
import io.tributary.harness.kafka.KafkaBroker;
import io.tributary.harness.mysql.DatabaseAddress;
import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.s3.S3Server;
import io.tributary.harness.stub.Endpoint;
import io.tributary.harness.stub.StubProcess;
import io.tributary.harness.stub.StubSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All servers of a pipeline: broker, database, S3 and the polled APIs side by side, then the
 * worker.
 *
 * <p>Threading: one thread starts; {@link #close} may come from any, also during the start.
 */
public final class Harness implements AutoCloseable {
  /** The bucket that exists from the start; {@code LAKE_URL} names it. */
  public static final String BUCKET = "lake";

  private final HarnessSettings settings;
  private final RunFolder run;
  private final Startup startup;
  private @Nullable Servers servers;

  private record Servers(
      KafkaBroker broker,
      S3Server s3,
      DatabaseAddress database,
      StubProcess stub,
      Extras extras,
      Map<String, String> environment,
      ConnectWorker worker) {}

  /** Prepares the run's folder; nothing runs yet. */
  public Harness(HarnessSettings settings, Progress progress) {
    this.settings = settings;
    this.run = RunFolder.create(settings.runs());
    this.startup = new Startup(progress);
  }

  /**
   * Starts all servers and waits until they are ready.
   *
   * @throws HarnessException when one does not get ready, with the end of its log; close the
   *     harness then
   */
  public void start() {
    Future<KafkaBroker> broker =
        startup.begin("Kafka broker", () -> KafkaBroker.start(run), each -> each::close);
    Supplier<DatabaseAddress> database = beginDatabase();
    Extras extras = Extras.begin(settings.extras(), run, startup);
    Future<S3Server> s3 =
        startup.begin("S3", () -> S3Server.start(run, List.of(BUCKET)), each -> each::close);
    Future<StubProcess> stub =
        startup.begin(
            "polled APIs", () -> StubProcess.start(run, stubSettings()), each -> each::close);
    KafkaBroker kafka = Startup.await(broker);
    Map<String, String> environment =
        environment(kafka, database.get(), Startup.await(s3), Startup.await(stub));
    environment.putAll(extras.environment());
    environment.putAll(settings.environment());
    WorkerSettings worker =
        WorkerSettings.of(kafka.bootstrap())
            .on(settings.version())
            .plugins(settings.plugins())
            .environment(environment);
    WorkerSettings asked = settings.worker().apply(extras.worker(worker));
    servers =
        new Servers(
            kafka,
            Startup.await(s3),
            database.get(),
            Startup.await(stub),
            extras,
            environment,
            Startup.await(
                startup.begin(
                    "Connect worker", () -> ConnectWorker.start(run, asked), each -> each::close)));
  }

  private Supplier<DatabaseAddress> beginDatabase() {
    if (settings.database() instanceof DatabaseChoice.Given given) {
      return given::address;
    }
    MySqlFlavour flavour = ((DatabaseChoice.Started) settings.database()).flavour();
    Future<MySqlServer> server =
        startup.begin("database", () -> MySqlServer.start(run, flavour), each -> each::close);
    return () -> Startup.await(server).address();
  }

  /** A relative folder for the served bodies lies in the run's. */
  private StubSettings stubSettings() {
    Path served = settings.stub().served();
    return served == null ? settings.stub() : settings.stub().served(run.path().resolve(served));
  }

  private Map<String, String> environment(
      KafkaBroker broker, DatabaseAddress database, S3Server s3, StubProcess stub) {
    Map<String, String> all = new HashMap<>();
    all.put("OPENSKY_URL", stub.url(Endpoint.OPENSKY));
    all.put("TTC_URL", stub.url(Endpoint.BUSES));
    all.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrap());
    all.put("DB_HOST", database.host());
    all.put("DB_PORT", Integer.toString(database.port()));
    all.put("DB_NAME", database.database());
    all.put("DB_USER", database.accounts().app().user());
    all.put("DB_PASSWORD", database.accounts().app().password());
    all.put("DB_CDC_USER", database.accounts().debezium().user());
    all.put("DB_CDC_PASSWORD", database.accounts().debezium().password());
    all.put("LAKE_URL", "s3a://" + BUCKET);
    all.put("S3_ENDPOINT", s3.endpoint());
    all.put("S3_ACCESS_KEY", s3.accessKey());
    all.put("S3_SECRET_KEY", s3.secretKey());
    return all;
  }

  private Servers servers() {
    if (servers == null) {
      throw new HarnessException("The harness has not started");
    }
    return servers;
  }

  /** What connector configs may refer to as {@code ${env:NAME}}; it holds secrets. */
  public Map<String, String> environment() {
    return servers().environment();
  }

  /** Where the run keeps its files, and which processes it has. */
  public RunFolder run() {
    return run;
  }

  public KafkaBroker broker() {
    return servers().broker();
  }

  public S3Server s3() {
    return servers().s3();
  }

  public DatabaseAddress database() {
    return servers().database();
  }

  /** Hive, where it was asked for. */
  public HiveServer hive() {
    return asked(servers().extras().hive(), Extra.HIVE);
  }

  /** The broker of a cluster of its own, where it was asked for. */
  public KafkaBroker secondBroker() {
    return asked(servers().extras().second(), Extra.SECOND_CLUSTER);
  }

  private static <T> T asked(@Nullable T server, Extra extra) {
    if (server == null) {
      throw new HarnessException("The harness was not asked for " + extra);
    }
    return server;
  }

  public StubProcess stub() {
    return servers().stub();
  }

  public ConnectWorker worker() {
    return servers().worker();
  }

  public ConnectRest rest() {
    return worker().rest();
  }

  @Override
  public void close() {
    startup.close();
    run.close();
  }
}
