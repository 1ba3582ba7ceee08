package io.tributary.connect.smt;

import io.tributary.connect.smt.file.AllowedFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of lookup tables, in a folder that this JVM allows. */
final class TableFiles {

  private static final Path FOLDER = folder();

  private TableFiles() {}

  private static Path folder() {
    Path folder = Path.of("target/lookup-tables").toAbsolutePath();
    System.setProperty(AllowedFolders.PROPERTY, folder.toString());
    return folder;
  }

  /** A CSV file. */
  static Path csv(String name, String... lines) {
    return write(name + ".csv", String.join("\n", List.of(lines)) + "\n");
  }

  static Path write(String name, String text) {
    try {
      Files.createDirectories(FOLDER);
      return Files.writeString(FOLDER.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
