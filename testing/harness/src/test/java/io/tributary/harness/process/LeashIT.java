package io.tributary.harness.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.mysql.MySqlFlavour;
import io.tributary.harness.mysql.MySqlServer;
import io.tributary.harness.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashIT {
  private static final Duration SECONDS = Duration.ofSeconds(5);

  @TempDir Path base;

  /** Starts a JVM and a native server, says that they stand, and waits to be killed. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      RunFolder run = RunFolder.create(Path.of(args[0]));
      S3Server s3 = S3Server.start(run, List.of("b"));
      MySqlServer database = MySqlServer.start(run, MySqlFlavour.LIGHT);
      Files.writeString(Path.of(args[0], "ready"), s3.endpoint() + database.address().jdbcUrl());
      new CountDownLatch(1).await();
    }
  }

  @Test
  void serversDieWithTheirParentAndTheNextRunClearsUp() throws Exception {
    Process parent = parent();
    List<ProcessHandle> servers = servers();
    assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);

    parent.destroyForcibly();

    Await.until(
        "the servers are gone", SECONDS, () -> servers.stream().noneMatch(ProcessHandle::isAlive));
    try (RunFolder next = RunFolder.create(base)) {
      assertThat(runs()).containsExactly(next.path());
    }
  }

  @Test
  void theNextRunKillsServersWhoseLeashWasCut() throws Exception {
    Process parent = parent();
    List<ProcessHandle> servers = servers();
    servers.forEach(each -> each.children().forEach(ProcessHandle::destroyForcibly));
    parent.destroyForcibly().waitFor();
    assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);

    try (RunFolder next = RunFolder.create(base)) {
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
      assertThat(runs()).containsExactly(next.path());
    }
  }

  @Test
  void aRunThatLivesIsLeftAlone() {
    try (RunFolder first = RunFolder.create(base);
        RunFolder second = RunFolder.create(base)) {
      assertThat(runs()).containsExactlyInAnyOrder(first.path(), second.path());
    }
  }

  private Process parent() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                base.toString())
            .redirectErrorStream(true)
            .redirectOutput(base.resolve("parent.log").toFile())
            .start();
    Await.until(
        "the parent has started its servers",
        Duration.ofMinutes(1),
        () -> Files.exists(base.resolve("ready")));
    return parent;
  }

  private List<ProcessHandle> servers() throws Exception {
    try (Stream<Path> files = Files.list(runs().get(0).resolve("pids"))) {
      return files.map(LeashIT::process).toList();
    }
  }

  private static ProcessHandle process(Path pidFile) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> runs() {
    try (Stream<Path> all = Files.list(base.toRealPath())) {
      return all.filter(each -> each.getFileName().toString().startsWith("run-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
