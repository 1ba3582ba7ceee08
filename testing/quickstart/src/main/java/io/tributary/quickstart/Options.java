package io.tributary.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.quickstart.proof.BodyFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param once run a bounded amount, prove it and end
 * @param help print the usage and end
 * @param recordings folder of recorded OpenSky bodies, or null for the simulation
 */
record Options(boolean once, boolean help, @Nullable Path recordings, Database database) {

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
    boolean once = false;
    boolean help = false;
    Path recordings = null;
    Database database = Database.Started.LIGHT;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--once" -> once = true;
        case "--help", "-h" -> help = true;
        case "--opensky" -> recordings = folder(from, value(option, rest));
        case "--db" -> database = database(value(option, rest));
        default -> throw new RefusedException("unknown option " + option);
      }
    }
    return new Options(once, help, recordings, database);
  }

  private static String value(String option, Iterator<String> rest) throws RefusedException {
    if (!rest.hasNext()) {
      throw new RefusedException(option + " needs a value");
    }
    return rest.next();
  }

  private static Path folder(Path from, String value) throws RefusedException {
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
