package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import java.util.UUID;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.HoodiePartitionMetadata;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;

/**
 * Marks the folder of a new partition in one step, on storage that renames. Left to itself Hudi
 * writes the mark beside its place first, under a name that listing readers take for a mark too:
 * whoever dies between the two leaves a partition that they read twice.
 */
final class PartitionFolders {

  private static final String CREATED_AT = "commitTime";
  private static final String DEPTH = "partitionDepth";

  private PartitionFolders() {}

  /** Marks the partition's folder where that is still to be done, so that Hudi finds it done. */
  static void prepare(HoodieTableMetaClient table, InstantId instant, String partition)
      throws IOException {
    HoodieStorage storage = table.getStorage();
    StoragePath folder = FSUtils.constructAbsolutePath(table.getBasePath(), partition);
    // An object store shows a file when it is whole; there Hudi writes the mark in its place.
    if (!storage.needCreateTempFile()
        || HoodiePartitionMetadata.hasPartitionMetadata(storage, folder)) {
      return;
    }
    // Below the instant's markers, which whoever commits or rolls back clears away.
    StoragePath draft =
        new StoragePath(
            table.getMarkerFolderPath(instant.time()), "partition-" + UUID.randomUUID());
    try (OutputStream out = storage.create(draft)) {
      mark(table, folder, instant).store(out, null);
    }
    StoragePath place =
        new StoragePath(folder, HoodiePartitionMetadata.HOODIE_PARTITION_METAFILE_PREFIX);
    storage.createDirectory(folder);
    if (!storage.rename(draft, place)) {
      storage.deleteFile(draft);
      if (!storage.exists(place)) {
        throw new IOException("cannot rename " + draft + " to " + place);
      }
    }
  }

  private static Properties mark(
      HoodieTableMetaClient table, StoragePath folder, InstantId instant) {
    Properties mark = new Properties();
    mark.setProperty(CREATED_AT, instant.time());
    mark.setProperty(DEPTH, Integer.toString(folder.depth() - table.getBasePath().depth()));
    return mark;
  }
}
