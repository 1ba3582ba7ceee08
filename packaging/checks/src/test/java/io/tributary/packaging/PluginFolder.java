package io.tributary.packaging;

import io.tributary.testkit.RepositoryRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One plugin as packaging built it: a folder for {@code plugin.path} and a ZIP. */
record PluginFolder(String module) {

  static final List<PluginFolder> ALL =
      Stream.of("source-http-poller", "smt-transforms", "sink-hudi", "sink-jdbc-agg")
          .map(PluginFolder::new)
          .toList();

  Path folder() {
    return target().resolve("plugins").resolve("tributary-" + module);
  }

  Path zip() {
    return only(target().resolve("zips"), "tributary-" + module + "-");
  }

  /** The plugin's own jar, whose services Connect finds. */
  Path ownJar() {
    return only(folder().resolve("lib"), module + "-");
  }

  List<Path> jars() {
    return list(folder().resolve("lib"));
  }

  private static Path target() {
    return RepositoryRoot.find().resolve("packaging/target");
  }

  private static Path only(Path folder, String prefix) {
    List<Path> found =
        list(folder).stream()
            .filter(file -> file.getFileName().toString().startsWith(prefix))
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(prefix + "* in " + folder + ": found " + found.size());
    }
    return found.get(0);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return module;
  }
}
