package io.tributary.harness.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One server as an operating system process. It lives on a leash: a pipe from this JVM, at whose
 * end the server is killed, so that it never outlives us, not even when we die by {@code kill -9}.
 * Its output goes to a log in the run folder.
 *
 * <p>Threading: start, readiness and stop belong to one thread; {@link #alive} and {@link #log} to
 * any.
 */
public final class ServerProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final Duration DEATH = Duration.ofSeconds(10);
  private static final int TAIL_LINES = 40;
  private static final int TAIL_BYTES = 32_768;
  private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "LC_ALL", "TZ");

  private final String name;
  private final Process process;
  private final Path log;
  private final Path pidFile;

  private ServerProcess(String name, Process process, Path log, Path pidFile) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.pidFile = pidFile;
  }

  /** Starts the command; it is not ready yet. */
  public static ServerProcess start(Command command, RunFolder run) {
    List<String> line = new ArrayList<>(List.of("/bin/sh", leash(run).toString()));
    line.addAll(command.arguments());
    ProcessBuilder builder = new ProcessBuilder(line).directory(run.path().toFile());
    builder.environment().clear();
    builder.environment().putAll(plainEnvironment());
    builder.environment().putAll(command.environment());
    Path log = run.log(command.name());
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Path pidFile = run.pidFile(command.name());
    try {
      Process process = builder.start();
      // The leash turns itself into the server, so this is the server's pid.
      Files.writeString(pidFile, process.pid() + "\n");
      ServerProcess server = new ServerProcess(command.name(), process, log, pidFile);
      run.adopt(server);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + command.name(), e);
    }
  }

  private static Map<String, String> plainEnvironment() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.keySet().retainAll(INHERITED);
    return environment;
  }

  private static Path leash(RunFolder run) {
    Path script = run.resolve("leash.sh");
    if (Files.exists(script)) {
      return script;
    }
    try (InputStream in = ServerProcess.class.getResourceAsStream("leash.sh")) {
      if (in == null) {
        throw new HarnessException("leash.sh is missing from the harness jar");
      }
      // Several servers start at once; each must find the script whole.
      Path own = Files.createTempFile(run.path(), "leash", null);
      Files.copy(in, own, StandardCopyOption.REPLACE_EXISTING);
      return Files.move(
          own, script, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + script, e);
    }
  }

  /**
   * Waits until the server is ready.
   *
   * @throws HarnessException at once when the server ends, else after the limit; with the end of
   *     its log
   */
  public void awaitReady(Duration limit, BooleanSupplier ready) {
    boolean settled = Await.within(limit, () -> !alive() || ready.getAsBoolean());
    if (!alive()) {
      throw new HarnessException(
          name
              + " ended with status "
              + process.exitValue()
              + " instead of getting ready"
              + evidence());
    }
    if (!settled) {
      throw new HarnessException(
          name + " is not ready after " + limit.toSeconds() + " s" + evidence());
    }
  }

  /**
   * Waits until the server has ended by itself, as a tool does.
   *
   * @throws HarnessException when it runs longer than the limit or ends with another status than 0
   */
  public void awaitSuccess(Duration limit) {
    if (!Await.within(limit, () -> !alive())) {
      killHard();
      throw new HarnessException(
          name + " still ran after " + limit.toSeconds() + " s" + evidence());
    }
    forget();
    if (process.exitValue() != 0) {
      throw new HarnessException(name + " ended with status " + process.exitValue() + evidence());
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  /** Resident memory in bytes; 0 when the server is gone or the system does not tell. */
  public long residentBytes() {
    return ResidentMemory.of(pid());
  }

  public boolean alive() {
    return process.isAlive();
  }

  public Path log() {
    return log;
  }

  private String evidence() {
    return ". The end of " + log + ":\n" + String.join("\n", logTail());
  }

  /** The last lines of the log, however long it is. */
  public List<String> logTail() {
    try (SeekableByteChannel file = Files.newByteChannel(log)) {
      long from = Math.max(0, file.size() - TAIL_BYTES);
      file.position(from);
      byte[] bytes = Channels.newInputStream(file).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
    } catch (IOException e) {
      return List.of("(unreadable: " + e.getMessage() + ")");
    }
  }

  /** Asks the server to end and, when it does not within the grace, kills it. */
  public void stop() {
    // Not Process.destroy: that closes the pipe of the leash too, and the server would be killed
    // before it heard.
    process.toHandle().destroy();
    if (!endsWithin(GRACE)) {
      killHard();
    }
    forget();
  }

  /** {@code kill -9}: the server gets no chance to finish anything. */
  public void killHard() {
    process.destroyForcibly();
    if (!endsWithin(DEATH)) {
      throw new HarnessException(name + " (pid " + pid() + ") survived kill -9");
    }
    forget();
  }

  /** {@code kill -STOP}: the server stands still, as in a long pause, until {@link #thaw}. */
  public void freeze() {
    signal("STOP");
  }

  /** {@code kill -CONT}: the server goes on as if nothing had been. */
  public void thaw() {
    signal("CONT");
  }

  /** The server can open no more files and connections than it has, until the limit is lifted. */
  public Limit noMoreOpenFiles() {
    return limit("nofile", openFiles());
  }

  /** No file that the server writes can become larger than so many bytes, as on a full disk. */
  public Limit noLargerFiles(long bytes) {
    return limit("fsize", bytes);
  }

  /** A soft limit of a process, as {@code prlimit(1)} sets it. */
  @FunctionalInterface
  public interface Limit {
    /** Takes it away again. */
    void lift();
  }

  private Limit limit(String resource, long value) {
    String unlimited =
        run("prlimit", "--pid", pidText(), "--" + resource, "--output=HARD", "--noheadings");
    set(resource, Long.toString(value));
    return () -> set(resource, unlimited);
  }

  /** The soft limit alone: the hard one could not be raised again. */
  private void set(String resource, String value) {
    run("prlimit", "--pid", pidText(), "--" + resource + "=" + value + ":");
  }

  private long openFiles() {
    try (Stream<Path> open = Files.list(Path.of("/proc", pidText(), "fd"))) {
      return open.count();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot count the open files of " + name, e);
    }
  }

  private String pidText() {
    return Long.toString(pid());
  }

  private void signal(String signal) {
    run("kill", "-" + signal, pidText());
  }

  /** Does something to the server by a program of the system, and returns what it says. */
  private String run(String... command) {
    String doing = String.join(" ", command) + ", which is " + name;
    try {
      Process program =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said =
          new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (program.waitFor() != 0) {
        throw new HarnessException("Cannot " + doing);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot " + doing, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted by " + doing, e);
    }
  }

  private boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Stopping is what an interrupted run does next; a server must not be left because of it.
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + pidFile, e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
