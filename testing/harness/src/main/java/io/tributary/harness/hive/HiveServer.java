package io.tributary.harness.hive;

import io.tributary.harness.process.Command;
import io.tributary.harness.process.ConfigFile;
import io.tributary.harness.process.FreePorts;
import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.JavaCommand;
import io.tributary.harness.process.KeptServer;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.Secrets;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * HiveServer2 and metastore in one process over a folder of the run, with one user made for the
 * run. Tables outlive {@link #killHard} and {@link #restart}. The Hive driver is not part of the
 * harness: who wants to ask the server brings it.
 */
public final class HiveServer extends KeptServer {
  private static final String NAME = "hive";
  private static final String USER = "tributary";
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int PATIENCE_MS = 1_000;
  private static final int HEAP_MB = 1_024;

  /** What Hadoop and Tez reach into; found by trying. */
  private static final List<String> OPENED =
      List.of("java.net", "java.lang", "java.util", "java.nio", "java.util.concurrent.atomic");

  private final int port;
  private final int metastorePort;
  private final String password;

  private HiveServer(RunFolder run, Command command, Ports ports, String password) {
    super(run, command);
    this.port = ports.server();
    this.metastorePort = ports.metastore();
    this.password = password;
  }

  private record Ports(int server, int metastore) {}

  /** Starts the server on free ports. */
  public static HiveServer start(RunFolder run) {
    Ports ports = new Ports(FreePorts.next(), FreePorts.next());
    String password = Secrets.next();
    Path build = ServerRuntime.HIVE_4_0.folder();
    Command command =
        new JavaCommand(
                NAME, "io.tributary.runtime.hive.HiveMain", ServerRuntime.HIVE_4_0.classPath())
            .heapMb(HEAP_MB)
            .options(
                OPENED.stream()
                    .flatMap(name -> Stream.of("--add-opens", "java.base/" + name + "=ALL-UNNAMED"))
                    .toList())
            .property("derby.stream.error.file", run.resolve("logs").resolve("derby.log"))
            .property(
                "log4j2.configurationFile", ConfigFile.logging(run, NAME, "log4j2.properties"))
            .arguments(run.resolve("hive-data"), build, ports.server(), ports.metastore())
            .environment(Map.of("HIVE_USER", USER, "HIVE_PASSWORD", password))
            .in(run);
    HiveServer server = new HiveServer(run, command, ports, password);
    server.awaitReady();
    return server;
  }

  @Override
  protected void awaitReady() {
    // HiveServer2 listens once it is up; it comes up once the metastore answers it.
    process().awaitReady(START_LIMIT, () -> listens(port));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  public String host() {
    return "127.0.0.1";
  }

  /** The JDBC driver as a jar. */
  public static Path driver() {
    Path folder = ServerRuntime.HIVE_4_0.folder().resolve("driver");
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.findFirst()
          .orElseThrow(() -> new HarnessException("There is no jar in " + folder));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  /** The port of HiveServer2. */
  public int port() {
    return port;
  }

  /** The port of the metastore's Thrift service. */
  public int metastorePort() {
    return metastorePort;
  }

  public String user() {
    return USER;
  }

  public String password() {
    return password;
  }
}
