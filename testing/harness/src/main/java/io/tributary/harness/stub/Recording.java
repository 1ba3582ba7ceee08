package io.tributary.harness.stub;

import io.tributary.harness.process.HarnessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Recorded bodies of a folder: its {@code *.json} files in name order. */
record Recording(List<Path> bodies) {
  Recording {
    bodies = List.copyOf(bodies);
  }

  /**
   * The recording in a folder.
   *
   * @throws HarnessException when the folder holds none
   */
  static Recording in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> bodies = files.filter(each -> each.toString().endsWith(".json")).sorted().toList();
      if (bodies.isEmpty()) {
        throw new HarnessException("There is no recorded body (*.json) in " + folder);
      }
      return new Recording(bodies);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the recorded bodies in " + folder, e);
    }
  }

  /** The number of the body for an answer: past the end it is the last. */
  int index(int answer) {
    return Math.min(answer, bodies.size() - 1);
  }

  String body(int index) {
    try {
      return Files.readString(bodies.get(index));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + bodies.get(index), e);
    }
  }
}
