package io.tributary.connect.hudi.lake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.BulkDelete;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;

/**
 * Deletes files of which nobody needs to know whether they were there, nor whether their folder is
 * empty now: on S3 in one request, where Hadoop's own way takes three for each file.
 */
final class BulkDeletion {

  private BulkDeletion() {}

  /**
   * @param storage as Hudi has it, wrapped or not
   * @param folder that all the files are below
   */
  static void delete(HoodieStorage storage, StoragePath folder, Collection<StoragePath> files)
      throws IOException {
    if (files.isEmpty()) {
      return;
    }
    List<Path> paths = new ArrayList<>();
    files.forEach(file -> paths.add(HadoopFSUtils.convertToHadoopPath(file)));
    // Hudi's wrapper knows no deletion of several files.
    FileSystem fileSystem = (FileSystem) storage.getRawStorage().getFileSystem();
    try (BulkDelete bulk = fileSystem.createBulkDelete(HadoopFSUtils.convertToHadoopPath(folder))) {
      for (int from = 0; from < paths.size(); from += bulk.pageSize()) {
        int to = Math.min(paths.size(), from + bulk.pageSize());
        List<Map.Entry<Path, String>> left = bulk.bulkDelete(paths.subList(from, to));
        if (!left.isEmpty()) {
          throw new IOException("cannot delete " + left.get(0));
        }
      }
    }
  }
}
