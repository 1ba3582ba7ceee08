package io.tributary.connect.hudi.verify;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** One run of the command over the configs of two connectors, as a worker would have them. */
public record VerifyRun(int status, String output, String errors) {

  /**
   * Writes the configs into files, the one with its name outside as it is POSTed, and compares.
   *
   * @param folder for the files
   */
  public static VerifyRun of(Path folder, Map<String, String> live, Map<String, String> rebuilt)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path first = folder.resolve("live.json");
    Path second = folder.resolve("rebuilt.json");
    json.writeValue(first.toFile(), Map.of("name", live.get("name"), "config", live));
    json.writeValue(second.toFile(), rebuilt);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Verify.run(
            new String[] {first.toString(), second.toString()},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new VerifyRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
