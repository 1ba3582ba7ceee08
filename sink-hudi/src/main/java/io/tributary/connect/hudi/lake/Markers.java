package io.tributary.connect.hudi.lake;

import java.io.IOException;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.IOType;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.exception.HoodieIOException;
import org.apache.hudi.storage.StoragePath;

/** Leaves the trace of a file before it is written. */
final class Markers {

  /** Between the name of a file and what is done to it. */
  static final String INFIX = ".marker.";

  private Markers() {}

  /**
   * Hudi's own way asks the store four times whether the marker is there. It never is: the name of
   * the file is nobody else's.
   */
  static void create(
      HoodieTableMetaClient table, String instant, String partition, String file, IOType type) {
    StoragePath folder =
        FSUtils.constructAbsolutePath(table.getMarkerFolderPath(instant), partition);
    StoragePath marker = new StoragePath(folder, file + INFIX + type.name());
    try {
      table.getStorage().create(marker, true).close();
    } catch (IOException e) {
      throw new HoodieIOException("cannot create the marker of " + file, e);
    }
  }
}
