package io.tributary.quickstart.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the rows of all bodies of a folder. */
public final class BodyFiles {

  private BodyFiles() {}

  /** Turns one body into rows. */
  @FunctionalInterface
  public interface BodyReader {
    List<Row> rows(byte[] body) throws IOException;
  }

  /** The rows of the {@code *.json} files in name order; none when the folder is not there. */
  public static List<Row> rows(Path folder, BodyReader reader) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Path file : files(folder)) {
      rows.addAll(reader.rows(Files.readAllBytes(file)));
    }
    return rows;
  }

  /** The {@code *.json} files in name order; none when the folder is not there. */
  public static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
