package io.tributary.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path base;

  @Test
  void aServerThatDiesFailsAtOnceWithTheEndOfItsLog() {
    try (RunFolder run = RunFolder.create(base)) {
      ServerProcess server = start(run, "echo reason; exit 3");
      assertThatThrownBy(() -> server.awaitReady(LIMIT, () -> false))
          .isInstanceOf(HarnessException.class)
          .hasMessageContaining("status 3")
          .hasMessageContaining("reason");
    }
  }

  @Test
  void aServerThatDoesNotGetReadyIsReportedAfterTheLimit() {
    try (RunFolder run = RunFolder.create(base)) {
      ServerProcess server = start(run, "echo waiting; exec sleep 60");
      assertThatThrownBy(() -> server.awaitReady(Duration.ofSeconds(1), () -> false))
          .hasMessageContaining("not ready after 1 s")
          .hasMessageContaining("waiting");
    }
  }

  @Test
  void aServerSeesNoneOfOurVariablesButThePlainOnes() throws Exception {
    try (RunFolder run = RunFolder.create(base)) {
      ServerProcess server =
          ServerProcess.start(
              new Command("s", List.of("/bin/sh", "-c", "env"), Map.of("GIVEN", "1")), run);
      server.awaitSuccess(LIMIT);
      assertThat(Files.readAllLines(server.log()))
          .extracting(line -> line.substring(0, line.indexOf('=')))
          .contains("GIVEN", "PATH")
          .isSubsetOf(
              "GIVEN", "PATH", "HOME", "LANG", "LC_ALL", "TZ", "PWD", "OLDPWD", "SHLVL", "_");
    }
  }

  @Test
  void aServerIgnoresTheInterruptOfTheTerminalAndHearsTermination() throws Exception {
    try (RunFolder run = RunFolder.create(base)) {
      ServerProcess server =
          start(run, "trap 'echo term; exit 0' TERM; echo up; while :; do sleep 0.1; done");
      server.awaitReady(LIMIT, () -> server.logTail().contains("up"));
      new ProcessBuilder("/bin/sh", "-c", "kill -INT " + server.pid()).start().waitFor();
      assertThat(Await.within(Duration.ofMillis(500), () -> !server.alive())).isFalse();
      server.stop();
      assertThat(server.alive()).isFalse();
      assertThat(Files.readString(server.log())).contains("term");
      assertThat(run.servers()).isEmpty();
    }
  }

  @Test
  void closingARunKillsItsServersAndRemovesItsFolderUnlessItIsKept() {
    ServerProcess server;
    Path path;
    try (RunFolder run = RunFolder.create(base)) {
      path = run.path();
      server = start(run, "exec sleep 60");
    }
    assertThat(server.alive()).isFalse();
    assertThat(path).doesNotExist();

    try (RunFolder run = RunFolder.create(base)) {
      path = run.path();
      run.keep();
    }
    try (RunFolder next = RunFolder.create(base)) {
      assertThat(next.path()).isNotEqualTo(path);
      assertThat(path.resolve("logs")).isDirectory();
    }
  }

  @Test
  void aLimitHoldsUntilItIsLifted() {
    long limit = 1_000_000;
    try (RunFolder run = RunFolder.create(base)) {
      Path growing = base.resolve("growing");
      String append = "head -c 10000 /dev/zero >> " + growing + " || echo full; sleep 0.05";
      ServerProcess server = start(run, "trap '' XFSZ; while :; do " + append + "; done");
      server.awaitReady(LIMIT, () -> Files.exists(growing));
      ServerProcess.Limit set = server.noLargerFiles(limit);
      Await.until("the file is full", LIMIT, () -> server.logTail().contains("full"));
      assertThat(growing).hasSize(limit);
      set.lift();
      Await.until("the file grows", LIMIT, () -> growing.toFile().length() > limit);
    }
  }

  private static ServerProcess start(RunFolder run, String script) {
    return ServerProcess.start(
        new Command("s", List.of("/bin/sh", "-c", script, run.path() + "/"), Map.of()), run);
  }
}
