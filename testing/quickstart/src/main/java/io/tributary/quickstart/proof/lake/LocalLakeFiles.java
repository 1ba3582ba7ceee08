package io.tributary.quickstart.proof.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A table in a folder of this machine. */
public record LocalLakeFiles(Path folder) implements LakeFiles {

  @Override
  public List<String> list() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  @Override
  public byte[] read(String path) throws IOException {
    return Files.readAllBytes(folder.resolve(path));
  }
}
