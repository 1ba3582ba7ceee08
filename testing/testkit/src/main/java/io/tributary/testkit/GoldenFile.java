package io.tributary.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that is kept in the repository and must equal what the code renders. */
public final class GoldenFile {

  private static final String UPDATE = "golden.update";

  private GoldenFile() {}

  /**
   * Compares a rendered text with its kept copy; with {@code -Dgolden.update=true} writes the copy
   * instead.
   *
   * @param pathFromRoot the file, relative to the root of the repository
   */
  public static void assertMatches(Path pathFromRoot, String rendered) {
    Path file = RepositoryRoot.find().resolve(pathFromRoot);
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, rendered);
      }
      assertThat(file)
          .as("%s is rendered from the code: run the test with -D%s=true", pathFromRoot, UPDATE)
          .hasContent(rendered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
