package io.tributary.connect.smt.file;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders of which lookups may read files. Whoever may POST a config must not thereby read any
 * file that the worker can, so the worker's operator names the folders when it starts.
 */
public final class AllowedFolders {

  /** The JVM property that names them, with the system's path separator between them. */
  public static final String PROPERTY = "tributary.lookup.allowed.dirs";

  private final List<Path> folders;

  private AllowedFolders(List<Path> folders) {
    this.folders = folders;
  }

  /** Those that this JVM was started with. */
  public static AllowedFolders ofThisWorker() {
    return of(System.getProperty(PROPERTY, ""));
  }

  static AllowedFolders of(String property) {
    List<Path> folders = new ArrayList<>();
    for (String each : property.split(File.pathSeparator, -1)) {
      if (!each.isBlank()) {
        folders.add(Path.of(each.strip()));
      }
    }
    return new AllowedFolders(folders);
  }

  /** Why a file may not be read; null where it may. A file that is not there yet may. */
  public @Nullable String refusal(String file) {
    if (folders.isEmpty()) {
      return "files are not read unless the worker is started with -D" + PROPERTY + "=<folders>";
    }
    try {
      Path path = Path.of(file);
      if (!path.isAbsolute()) {
        return "the path of the file is not absolute";
      }
      Path real = real(path.normalize());
      for (Path folder : folders) {
        if (real.startsWith(real(folder))) {
          return null;
        }
      }
      return "the file is in none of the folders of the worker's -D" + PROPERTY;
    } catch (InvalidPathException | IOException e) {
      return "the path of the file cannot be followed";
    }
  }

  /** The path behind symbolic links; of a file that is not there, that of its folder. */
  private static Path real(Path path) throws IOException {
    if (path.toFile().exists()) {
      return path.toRealPath();
    }
    Path parent = path.getParent();
    return parent == null || path.getFileName() == null
        ? path
        : real(parent).resolve(path.getFileName());
  }
}
