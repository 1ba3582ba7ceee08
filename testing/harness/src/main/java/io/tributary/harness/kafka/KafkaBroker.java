package io.tributary.harness.kafka;

import io.tributary.harness.process.Await;
import io.tributary.harness.process.Command;
import io.tributary.harness.process.ConfigFile;
import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.KeptServer;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerProcess;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka 4.3.1 process that is broker and controller. Its data outlives {@link #killHard} and a
 * restart.
 */
public final class KafkaBroker extends KeptServer {
  private static final String NAME = "broker";
  private static final Duration FORMAT_LIMIT = Duration.ofMinutes(1);
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final int ANSWER_SECONDS = 30;
  private static final int HEAP_MB = 320;

  private final int port;

  private KafkaBroker(RunFolder run, int port, Command command) {
    super(run, command);
    this.port = port;
  }

  /** Formats fresh storage in the run folder and starts the broker on a free port. */
  public static KafkaBroker start(RunFolder run) {
    return start(run, NAME);
  }

  /** The same, of another name: a cluster of its own. */
  public static KafkaBroker start(RunFolder run, String name) {
    int port = FreePorts.next();
    Path config = ConfigFile.properties(run, name + ".properties", settings(run, name, port));
    format(run, name, config);
    Command command = java(run, name, "kafka.Kafka").heapMb(HEAP_MB).arguments(config).in(run);
    KafkaBroker broker = new KafkaBroker(run, port, command);
    broker.awaitReady();
    return broker;
  }

  private static void format(RunFolder run, String name, Path config) {
    Command format =
        java(run, name + "-format", "kafka.tools.StorageTool")
            .arguments("format", "-t", Uuid.randomUuid(), "-c", config)
            .in(run);
    ServerProcess.start(format, run).awaitSuccess(FORMAT_LIMIT);
  }

  private static JavaCommand java(RunFolder run, String name, String mainClass) {
    return new JavaCommand(name, mainClass, ServerRuntime.BROKER_4_3.classPath())
        .property("log4j2.configurationFile", ConfigFile.logging(run, name, "log4j2.properties"));
  }

  private static Map<String, String> settings(RunFolder run, String name, int port) {
    int controllerPort = FreePorts.next();
    Map<String, String> all = new HashMap<>();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    all.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    all.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    all.put("controller.listener.names", "CONTROLLER");
    all.put("inter.broker.listener.name", "PLAINTEXT");
    all.put("log.dirs", run.resolve(name + "-data").toString());
    // One broker: without these a transaction waits for replicas that will never come.
    for (String topic :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      all.put(topic + ".replication.factor", "1");
      all.put(topic + ".num.partitions", "1");
    }
    all.put("transaction.state.log.min.isr", "1");
    all.put("share.coordinator.state.topic.min.isr", "1");
    // Retention goes by the records' own timestamps: what is told of years ago would be gone soon.
    all.put("log.retention.ms", "-1");
    all.put("group.initial.rebalance.delay.ms", "0");
    // A consumer of a killed process is declared dead soon; the default floor is 6 s.
    all.put("group.min.session.timeout.ms", "1000");
    // After kill -9 the broker registers again only when its old session has run out; the default
    // is 9 s.
    all.put("broker.session.timeout.ms", "3000");
    all.put("broker.heartbeat.interval.ms", "500");
    return all;
  }

  @Override
  protected void awaitReady() {
    process().awaitReady(START_LIMIT, this::listens);
    try (Admin admin = admin()) {
      answer(admin.describeCluster().clusterId(), "describe the cluster");
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The value of {@code bootstrap.servers}. */
  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** A client of the broker; the caller closes it. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap()));
  }

  public void createTopic(String topic, int partitions) {
    try (Admin admin = admin()) {
      answer(
          admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all(),
          "create " + topic);
      Await.until(
          topic + " is listed",
          Duration.ofSeconds(ANSWER_SECONDS),
          () -> topics(admin).contains(topic));
    }
  }

  /** Deletes a topic and creates another one of the same name, whose offsets begin at 0. */
  public void createTopicAnew(String topic, int partitions) {
    try (Admin admin = admin()) {
      answer(admin.deleteTopics(List.of(topic)).all(), "delete " + topic);
      Await.until(
          topic + " is gone",
          Duration.ofSeconds(ANSWER_SECONDS),
          () -> !topics(admin).contains(topic));
    }
    createTopic(topic, partitions);
  }

  private static Set<String> topics(Admin admin) {
    return answer(admin.listTopics().names(), "list the topics");
  }

  private static <T> T answer(KafkaFuture<T> future, String what) {
    try {
      return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new HarnessException("The broker did not " + what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted while asking the broker to " + what, e);
    }
  }

  /**
   * {@code kill -9}. Let readers see a transaction's records first: a lone broker that is killed
   * between answering a commit and writing its markers may, at its start, take the partitions for
   * deleted while it is not their leader yet, and hold the transaction for finished. Its records
   * then stay invisible for ever (seen with 4.3.1).
   */
  @Override
  public void killHard() {
    super.killHard();
  }
}
