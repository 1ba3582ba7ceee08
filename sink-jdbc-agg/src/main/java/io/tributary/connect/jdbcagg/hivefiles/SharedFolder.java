package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.config.HiveSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder that worker and Hive share, as the worker's operator named it. */
public final class SharedFolder {

  private SharedFolder() {}

  /** Why there is none; null where there is one. */
  public static @Nullable String refusal() {
    String named = System.getProperty(HiveSettings.FOLDER_PROPERTY, "");
    if (named.isBlank()) {
      return "files are not written unless the worker is started with -D"
          + HiveSettings.FOLDER_PROPERTY
          + "=<folder>";
    }
    try {
      Path folder = Path.of(named);
      boolean usable = folder.isAbsolute() && Files.isDirectory(folder) && Files.isWritable(folder);
      return usable
          ? null
          : "the worker's -D"
              + HiveSettings.FOLDER_PROPERTY
              + " names no folder that this worker may write to";
    } catch (InvalidPathException e) {
      return "the worker's -D" + HiveSettings.FOLDER_PROPERTY + " is no path";
    }
  }

  /** The folder of a table; database and table are plain names. */
  static Path of(String database, String table) {
    return Path.of(System.getProperty(HiveSettings.FOLDER_PROPERTY, ""))
        .resolve(database)
        .resolve(table);
  }
}
