package io.tributary.connect.jdbcagg.hivefiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes versions that no reader needs any more, those that never came to be shown included. */
final class OldVersions {

  private static final Logger LOG = LoggerFactory.getLogger(OldVersions.class);
  private static final Pattern NAME = Pattern.compile("v(\\d{1,18})-[0-9a-f-]{36}");

  private final Path root;

  OldVersions(Path root) {
    this.root = root;
  }

  /** Deletes all up to a version. What cannot be deleted stays for the next time. */
  void deleteUpTo(long version) {
    List<Path> old;
    try (Stream<Path> folders = Files.list(root)) {
      old = folders.filter(folder -> versionOf(folder) <= version).toList();
    } catch (IOException e) {
      LOG.warn("The versions in {} cannot be listed: {}", root, e.getClass().getSimpleName());
      return;
    }
    old.forEach(this::delete);
  }

  private static long versionOf(Path folder) {
    Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
    return name.matches() ? Long.parseLong(name.group(1)) : Long.MAX_VALUE;
  }

  void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      LOG.warn("Version {} cannot be deleted: {}", folder, e.getClass().getSimpleName());
    }
  }
}
