package io.tributary.configs.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command is asked to do.
 *
 * @param samples files of sample data by what they are a sample of
 */
record Arguments(List<Path> folders, Map<String, Path> samples, boolean json) {

  static final String USAGE =
      """
      Usage: doctor [options] <folder>...

      Reads the connector configs (*.json, as they are POSTed) and table definitions (*.sql) of the
      folders as one setup, and says what will go wrong. Nobody is called.

      --sample <name>=<file>   data to try the configs on. For a poller's name, or
                               <name>/<endpoint> where it has several: a response of its API. For
                               a topic: records as JSON, an array or one a line (.ndjson, .jsonl);
                               values with "schema" and "payload" are structs, with "key" and
                               "value" alone records with a key
      --json                   prints the findings as a JSON array

      It ends with 0 where nothing is wrong, 1 where something is, 2 where it could not run.
      """;

  static Arguments parse(String[] arguments) throws DoctorException {
    List<Path> folders = new ArrayList<>();
    Map<String, Path> samples = new LinkedHashMap<>();
    boolean json = false;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--json" -> json = true;
        case "--sample" -> sample(arguments, ++i, samples);
        default -> {
          if (arguments[i].startsWith("--")) {
            throw new DoctorException("There is no option " + arguments[i] + ".\n\n" + USAGE);
          }
          folders.add(Path.of(arguments[i]));
        }
      }
    }
    if (folders.isEmpty()) {
      throw new DoctorException(USAGE);
    }
    return new Arguments(folders, samples, json);
  }

  private static void sample(String[] arguments, int index, Map<String, Path> samples)
      throws DoctorException {
    String value = index < arguments.length ? arguments[index] : "";
    int equals = value.indexOf('=');
    if (equals < 1 || equals == value.length() - 1) {
      throw new DoctorException("--sample needs <name>=<file>.\n\n" + USAGE);
    }
    samples.put(value.substring(0, equals), Path.of(value.substring(equals + 1)));
  }
}
