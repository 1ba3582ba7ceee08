package io.tributary.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Plan.Extent;
import io.tributary.quickstart.jobs.Catalog;
import io.tributary.quickstart.proof.BodyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param jobs what to run
 * @param once run a bounded amount, prove it and end
 * @param kill kill the worker once in mid-run
 * @param soak let all feeds flow that long, then prove it and end; null for a run without end
 * @param heapMb most heap of the worker in megabytes; 0 for what it is by itself
 * @param help print the usage and end
 * @param data folder of the data to feed, or null for each job's own
 * @param seed of the data that a job makes up
 */
record Options(
    List<Job> jobs,
    boolean once,
    boolean kill,
    @Nullable Duration soak,
    int heapMb,
    boolean help,
    @Nullable Path data,
    long seed,
    Database database) {

  static final long SEED = 20_261_120;

  /** What a run is to be that begins now. */
  Plan plan(Instant start) {
    Extent extent = once ? Extent.ONCE : soak == null ? Extent.ENDLESS : Extent.UNTIL_END;
    return new Plan(extent, kill ? 1 : 0, data, seed, start);
  }

  /** How the options are meant, one for each line. */
  static String usage() throws IOException {
    try (InputStream text = Options.class.getResourceAsStream("usage.txt")) {
      return new String(Objects.requireNonNull(text, "usage.txt").readAllBytes(), UTF_8);
    }
  }

  /** Which database holds the aggregates. */
  sealed interface Database {

    /** One that is started here. */
    enum Started implements Database {
      LIGHT,
      MYSQL
    }

    /** One that the user runs. */
    record Given(String host, int port) implements Database {}
  }

  /** An option that cannot be obeyed; the message says why. */
  static final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Reads the arguments of the command line.
   *
   * @param from the folder that a relative one is meant from
   */
  static Options parse(List<String> arguments, Path from) throws RefusedException {
    List<Job> jobs = Catalog.main();
    boolean once = false;
    boolean kill = false;
    Duration soak = null;
    int heapMb = 0;
    boolean help = false;
    Path data = null;
    long seed = SEED;
    Database database = Database.Started.LIGHT;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--once" -> once = true;
        case "--kill" -> kill = true;
        case "--minutes" -> soak = minutes(argument, value(argument, rest));
        case "--heap-mb" -> heapMb = (int) positive(argument, value(argument, rest));
        case "--help", "-h" -> help = true;
        case "--opensky" -> data = bodies(from, value(argument, rest));
        case "--data" -> data = folder(from, value(argument, rest));
        case "--seed" -> seed = number(argument, value(argument, rest));
        case "--db" -> database = database(value(argument, rest));
        default -> jobs = jobs(argument);
      }
    }
    return checked(new Options(jobs, once, kill, soak, heapMb, help, data, seed, database));
  }

  private static Options checked(Options options) throws RefusedException {
    if (options.kill && !options.once) {
      throw new RefusedException("--kill goes with --once, which proves what it left");
    }
    if (options.soak != null && options.once) {
      throw new RefusedException("--minutes and --once are two ways to end; take one");
    }
    if (options.soak != null && options.jobs.equals(Catalog.main())) {
      throw new RefusedException("--minutes is for named jobs, or for " + Catalog.ALL);
    }
    if (options.data != null && options.jobs.size() > 1) {
      throw new RefusedException("--data is for one job, not for " + Catalog.ALL);
    }
    return options;
  }

  private static List<Job> jobs(String name) throws RefusedException {
    if (name.startsWith("-")) {
      throw new RefusedException("unknown option " + name);
    }
    List<Job> jobs = Catalog.named(name);
    if (jobs.isEmpty()) {
      throw new RefusedException(
          "unknown job "
              + name
              + "; there are "
              + String.join(", ", Catalog.names())
              + " and "
              + Catalog.ALL);
    }
    return jobs;
  }

  private static String value(String option, Iterator<String> rest) throws RefusedException {
    if (!rest.hasNext()) {
      throw new RefusedException(option + " needs a value");
    }
    return rest.next();
  }

  private static long number(String option, String value) throws RefusedException {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw new RefusedException(option + " wants a whole number");
    }
  }

  private static long positive(String option, String value) throws RefusedException {
    long number = number(option, value);
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new RefusedException(option + " wants a number from 1 on");
    }
    return number;
  }

  private static Duration minutes(String option, String value) throws RefusedException {
    return Duration.ofMinutes(positive(option, value));
  }

  private static Path folder(Path from, String value) throws RefusedException {
    Path folder = from.resolve(value).normalize();
    if (!Files.isDirectory(folder)) {
      throw new RefusedException("--data: there is no folder " + folder);
    }
    return folder;
  }

  private static Path bodies(Path from, String value) throws RefusedException {
    Path folder = from.resolve(value).normalize();
    try {
      if (BodyFiles.files(folder).isEmpty()) {
        throw new RefusedException("--opensky: there is no *.json in " + folder);
      }
    } catch (IOException e) {
      throw new RefusedException("--opensky: cannot read " + folder);
    }
    return folder;
  }

  private static Database database(String value) throws RefusedException {
    return switch (value) {
      case "light" -> Database.Started.LIGHT;
      case "mysql" -> Database.Started.MYSQL;
      default -> given(value);
    };
  }

  private static Database given(String value) throws RefusedException {
    int colon = value.lastIndexOf(':');
    if (colon < 1) {
      throw new RefusedException("--db wants light, mysql or HOST:PORT");
    }
    try {
      int port = Integer.parseInt(value.substring(colon + 1));
      return new Database.Given(value.substring(0, colon), port);
    } catch (NumberFormatException e) {
      throw new RefusedException("--db: the port is not a number");
    }
  }
}
