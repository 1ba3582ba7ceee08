package io.tributary.harness.connect;

import io.tributary.harness.process.HarnessException;
import io.tributary.harness.process.RunFolder;
import io.tributary.harness.process.ServerRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Plugin folders as a worker wants them: the children of one folder on its {@code plugin.path}. */
public final class PluginFolders {
  private static final int DEPTH = 3;

  private PluginFolders() {}

  /** The plugin folders that lie in a folder, by name. */
  public static List<Path> in(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list the plugins in " + parent, e);
    }
  }

  /** The released Debezium MySQL connector. */
  public static Path debezium() {
    return in(ServerRuntime.DEBEZIUM_3_6.folder().resolve("plugin")).get(0);
  }

  /**
   * A plugin folder of the run that holds the jars of another and some more, as a user makes it who
   * drops a driver into a plugin's folder. It has the other's name.
   */
  public static Path with(RunFolder run, Path plugin, List<Path> jars) {
    Path folder = run.resolve("plugins").resolve(plugin.getFileName());
    try (Stream<Path> own =
        Files.find(plugin, DEPTH, (file, attributes) -> file.toString().endsWith(".jar"))) {
      Files.createDirectories(folder);
      for (Path jar : Stream.concat(own, jars.stream()).toList()) {
        Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar.toRealPath());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot link the jars of " + plugin + " into " + folder, e);
    }
  }

  /**
   * Links the folders into one of the run. A folder named directly on {@code plugin.path} would be
   * taken for a parent, and each jar in it for a plugin of its own.
   */
  static Path link(RunFolder run, String worker, List<Path> plugins) {
    Path path = run.resolve(worker + "-plugins");
    try {
      Files.createDirectories(path);
      for (Path plugin : plugins) {
        requireJars(plugin);
        Path link = path.resolve(plugin.getFileName());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, plugin.toRealPath());
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot link the plugins into " + path, e);
    }
  }

  private static void requireJars(Path plugin) throws IOException {
    if (!Files.isDirectory(plugin)) {
      throw new HarnessException(
          "There is no plugin folder " + plugin + ". Build it, or name the folder of one plugin.");
    }
    try (Stream<Path> files =
        Files.find(plugin, DEPTH, (file, attributes) -> file.toString().endsWith(".jar"))) {
      if (files.findAny().isEmpty()) {
        throw new HarnessException(
            "The plugin folder " + plugin + " holds no jar. Build it first.");
      }
    }
  }
}
