package io.tributary.harness.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Clears up after runs whose JVM died without closing them: their servers are killed (the leash has
 * done so already, unless somebody killed that too) and their folders removed.
 */
final class LeftoverRuns {
  private static final Duration DEATH = Duration.ofSeconds(10);

  private LeftoverRuns() {}

  static void clear(Path base) throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(base, RunFolder.PREFIX + "*")) {
      for (Path run : runs) {
        clearIfDead(run);
      }
    }
  }

  private static void clearIfDead(Path run) throws IOException {
    Path owner = run.resolve(RunFolder.OWNER);
    // Our own runs are skipped by pid: opening and closing the file would drop the lock this JVM
    // holds on it.
    if (Files.notExists(owner) || ownedByUs(owner)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(owner, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        killServers(run);
        RunFolder.delete(run);
      }
    } catch (NoSuchFileException e) {
      // Another sweep was faster.
      return;
    }
  }

  private static boolean ownedByUs(Path owner) throws IOException {
    return Files.readString(owner).equals(Long.toString(ProcessHandle.current().pid()));
  }

  private static void killServers(Path run) throws IOException {
    Path pids = run.resolve("pids");
    if (Files.notExists(pids)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(pids, "*.pid")) {
      for (Path file : files) {
        long pid = Long.parseLong(Files.readString(file).strip());
        ProcessHandle.of(pid)
            .filter(process -> belongsTo(run, process))
            .ifPresent(LeftoverRuns::kill);
      }
    }
  }

  /** A pid may be another program's by now; each of our command lines names its run folder. */
  private static boolean belongsTo(Path run, ProcessHandle process) {
    return process.info().commandLine().filter(line -> line.contains(run + "/")).isPresent();
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    Await.until("process " + process.pid() + " is gone", DEATH, () -> !process.isAlive());
  }
}
