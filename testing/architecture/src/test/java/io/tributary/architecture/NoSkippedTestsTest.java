package io.tributary.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.RepositoryRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that can be skipped is a test that nobody notices missing. */
class NoSkippedTestsTest {

  private static final Pattern SKIP =
      Pattern.compile(
          "@(Disabled|Enabled(If|On|For)|Disabled(If|On|For))|\\bassum(e|ing)(True|False|That)\\b");

  @Test
  void noTestOfAnyModuleCanBeSkipped() throws IOException {
    Path root = RepositoryRoot.find();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> skipping =
          files
              .filter(file -> file.toString().contains("/src/test/java/"))
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith(Path.of("NoSkippedTestsTest.java")))
              .filter(file -> SKIP.matcher(read(file)).find())
              .map(file -> root.relativize(file).toString())
              .toList();
      assertThat(skipping).isEmpty();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
