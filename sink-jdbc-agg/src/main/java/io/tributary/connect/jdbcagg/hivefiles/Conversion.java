package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.jdbcagg.config.HiveFileFormat;
import io.tributary.connect.jdbcagg.hive.HiveSession;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.hive.metastore.api.FieldSchema;

/**
 * Has Hive write the text of a version once more in the table's format: libraries that could do it
 * here would bring Hadoop into the plugin's folder.
 */
final class Conversion {

  private static final String CONVERTING = "Converting a version";

  private final HiveSession session;
  private final FilesTable table;

  Conversion(HiveSession session, FilesTable table) {
    this.session = session;
    this.table = table;
  }

  /**
   * Fills the folder that readers will see.
   *
   * @param folder the version's name
   * @throws org.apache.kafka.connect.errors.RetriableException if Hive fails
   */
  void convert(String folder, List<FieldSchema> columns) {
    if (table.format() == HiveFileFormat.TEXT) {
      return;
    }
    String suffix = UUID.randomUUID().toString().replace("-", "");
    String from = "tributary_text_" + suffix;
    String to = "tributary_rows_" + suffix;
    session.execute(
        CONVERTING,
        HiveDdl.temporary(from, columns, HiveFileFormat.TEXT, table.textLocationOf(folder)));
    session.execute(
        CONVERTING, HiveDdl.temporary(to, columns, table.format(), table.locationOf(folder)));
    session.execute(CONVERTING, "INSERT OVERWRITE TABLE " + to + " SELECT * FROM " + from);
    session.execute(CONVERTING, "DROP TABLE " + to);
    session.execute(CONVERTING, "DROP TABLE " + from);
  }
}
