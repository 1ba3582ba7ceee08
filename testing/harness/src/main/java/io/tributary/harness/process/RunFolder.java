package io.tributary.harness.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

/**
 * Where one run of the harness keeps its configurations, data, logs and pid files: {@code
 * <base>/run-<pid>-<n>}. At close the servers that still run are killed, and the folder is removed
 * unless it is to be kept. A lock on its {@code owner} file tells that the run's JVM lives; the
 * lock goes with the JVM, however that ends, and the next run then clears up after it ({@link
 * LeftoverRuns}).
 */
public final class RunFolder implements AutoCloseable {
  static final String OWNER = "owner";
  static final String PREFIX = "run-";

  private final Path path;
  private final FileChannel owner;
  private final Deque<ServerProcess> servers = new ConcurrentLinkedDeque<>();
  private volatile boolean kept;

  private RunFolder(Path path, FileChannel owner) {
    this.path = path;
    this.owner = owner;
  }

  /** Creates a fresh folder below the base, after clearing up what dead runs left there. */
  public static RunFolder create(Path base) {
    try {
      Path home = Files.createDirectories(base).toRealPath();
      LeftoverRuns.clear(home);
      // Locked under a name that no sweep looks at, then renamed: nobody ever sees it without its
      // lock.
      Path hidden = Files.createTempDirectory(home, ".new-");
      FileChannel owner =
          FileChannel.open(
              hidden.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      owner.lock();
      owner.write(StandardCharsets.UTF_8.encode(Long.toString(ProcessHandle.current().pid())));
      Path path = rename(hidden);
      for (String part : new String[] {"logs", "pids", "tmp"}) {
        Files.createDirectory(path.resolve(part));
      }
      return new RunFolder(path, owner);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a run folder below " + base, e);
    }
  }

  private static Path rename(Path hidden) throws IOException {
    for (int n = 1; ; n++) {
      Path path = hidden.resolveSibling(PREFIX + ProcessHandle.current().pid() + "-" + n);
      if (Files.notExists(path)) {
        return Files.move(hidden, path);
      }
    }
  }

  public Path path() {
    return path;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  Path log(String server) {
    return path.resolve("logs").resolve(server + ".log");
  }

  Path pidFile(String server) {
    return path.resolve("pids").resolve(server + ".pid");
  }

  /** Writes a text file into the folder, readable by this user only: it may hold a password. */
  public Path write(String name, String text) {
    try {
      Path file = path.resolve(name);
      Files.deleteIfExists(file);
      OwnerOnly.createFile(file);
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + name + " into " + path, e);
    }
  }

  /** Whatever becomes of the start of this server, it ends with the run. */
  void adopt(ServerProcess server) {
    servers.addFirst(server);
  }

  /** The servers that run, latest first. */
  public List<ServerProcess> servers() {
    return servers.stream().filter(ServerProcess::alive).toList();
  }

  /** Leaves the folder behind at close, for its logs. */
  public void keep() {
    kept = true;
  }

  @Override
  public void close() {
    servers().forEach(ServerProcess::killHard);
    try {
      owner.close();
      if (kept) {
        Files.deleteIfExists(path.resolve(OWNER));
      } else {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + path, e);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
