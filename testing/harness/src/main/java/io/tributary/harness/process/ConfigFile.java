package io.tributary.harness.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Configuration files of servers, in the run folder. */
public final class ConfigFile {
  private ConfigFile() {}

  /** Writes a Java properties file; the values are taken as they are. */
  public static Path properties(RunFolder run, String name, Map<String, String> values) {
    return run.write(
        name,
        values.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue().replace("\\", "\\\\"))
            .sorted()
            .collect(Collectors.joining("\n", "", "\n")));
  }

  /**
   * Writes the settings that send a Kafka server's log to its output: log4j 2 for 4.x, log4j 1 for
   * older.
   */
  public static Path logging(RunFolder run, String server, String file) {
    try (InputStream in = ConfigFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new HarnessException(file + " is missing from the harness jar");
      }
      return run.write(server + "-" + file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
