package io.tributary.connect.smt.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command is asked to do.
 *
 * @param sample null where only the config is to be checked
 * @param topic that the sample records are said to be of
 * @param whole whether an array is one record
 * @param shown how many records are printed
 */
record Arguments(Path config, @Nullable Path sample, String topic, boolean whole, int shown) {

  static final String USAGE =
      """
      Usage: lint [options] <config.json> [<sample>]

      Runs the transforms of a connector's config over sample records, and says what is wrong with them.

      config.json   a connector as it is POSTed, its config alone, or a Jolt spec
      sample        records as JSON: one value, an array of values, or one value a line (.ndjson,
                    .jsonl); values with "schema" and "payload" become structs, others maps;
                    with "key" and "value" alone, each of them is read so.
                    Without it only the config is checked.

      --topic <name>    the topic that the records are of (sample)
      --whole           an array is one record
      --records <n>     how many records are printed (3)

      It ends with 0 where nothing was found, 1 where something was, 2 where it could not run.
      """;

  private static final int SHOWN = 3;

  static Arguments parse(String[] arguments) throws LintException {
    List<Path> files = new ArrayList<>();
    String topic = "sample";
    boolean whole = false;
    int shown = SHOWN;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--whole" -> whole = true;
        case "--topic" -> topic = value(arguments, ++i);
        case "--records" -> shown = number(value(arguments, ++i));
        default -> {
          if (arguments[i].startsWith("--")) {
            throw new LintException("There is no option " + arguments[i] + ".\n\n" + USAGE);
          }
          files.add(Path.of(arguments[i]));
        }
      }
    }
    if (files.isEmpty() || files.size() > 2) {
      throw new LintException(USAGE);
    }
    return new Arguments(
        files.get(0), files.size() == 2 ? files.get(1) : null, topic, whole, shown);
  }

  private static String value(String[] arguments, int index) throws LintException {
    if (index >= arguments.length) {
      throw new LintException(arguments[index - 1] + " needs a value.\n\n" + USAGE);
    }
    return arguments[index];
  }

  private static int number(String text) throws LintException {
    if (!text.matches("[0-9]{1,6}")) {
      throw new LintException("--records needs a number.\n\n" + USAGE);
    }
    return Integer.parseInt(text);
  }
}
