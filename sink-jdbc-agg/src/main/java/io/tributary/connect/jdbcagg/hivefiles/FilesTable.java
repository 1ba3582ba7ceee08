package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.config.HiveFileFormat;
import io.tributary.connect.jdbcagg.config.HiveSettings;
import io.tributary.connect.jdbcagg.hive.TableIdentity;
import java.nio.file.Path;
import java.util.UUID;

/**
 * An external table and where its versions lie.
 *
 * @param identity who fills it, and by which definition
 * @param root the folder of the table, as this worker sees it
 * @param location the same folder as Hive sees it, a URI without a slash at its end
 * @param format of the files that Hive reads
 * @param versionsKept how many versions stay for readers that began before the last flush
 */
public record FilesTable(
    String name,
    TableIdentity identity,
    Path root,
    String location,
    HiveFileFormat format,
    int versionsKept) {

  /** The parameters by which a table says what it shows. */
  static final String VERSION = "tributary.version";

  static final String FOLDER = "tributary.folder";
  static final String OWNER = "tributary.owner";
  static final String FORMAT = "tributary.format";

  /** Where in a version the text is, if Hive reads something else. */
  private static final String TEXT = "text";

  /** What Hive made of the text. */
  private static final String ROWS = "rows";

  /** The folder that a new table shows, empty. */
  static final String FIRST_FOLDER = "v0";

  /** The table of a statement. */
  public static FilesTable of(
      String database, String table, TableIdentity identity, HiveSettings settings) {
    Path root = SharedFolder.of(database, table);
    String shared = settings.location();
    String location = shared == null ? "file://" + root : shared + "/" + database + "/" + table;
    return new FilesTable(
        table, identity, root, location, settings.format(), settings.versionsKept());
  }

  /** A name for a version that no other task uses. */
  static String folderOf(long version) {
    return "v" + version + "-" + UUID.randomUUID();
  }

  /** The folder of a version that Hive reads. */
  String locationOf(String folder) {
    String version = location + "/" + folder;
    return format == HiveFileFormat.TEXT ? version : version + "/" + ROWS;
  }

  /** The folder of a version in which its text is. */
  String textLocationOf(String folder) {
    return location + "/" + folder + "/" + TEXT;
  }

  /** A version, there or not. */
  VersionFolder version(String folder) {
    Path version = root.resolve(folder);
    return new VersionFolder(
        version, format == HiveFileFormat.TEXT ? version : version.resolve(TEXT));
  }
}
