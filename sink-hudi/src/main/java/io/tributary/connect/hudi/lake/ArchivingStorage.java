package io.tributary.connect.hudi.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.util.functional.FutureIO;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathFilter;
import org.apache.hudi.storage.StoragePathInfo;
import org.apache.hudi.storage.hadoop.HoodieHadoopStorage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table's storage while its timeline is archived. Hudi asks a store up to eight times about each
 * file of the timeline, of which it has just had a list: here the list is believed, and files of
 * instants on their way are deleted together.
 *
 * <p>Threading: for one thread, and one run of the archiving.
 */
final class ArchivingStorage extends HoodieHadoopStorage {

  private static final Logger LOG = LoggerFactory.getLogger(ArchivingStorage.class);

  /** Beneath Hudi's wrapper, which forgets the length when a file is opened. */
  private final FileSystem fileSystem;

  private final StoragePath timeline;
  private final StoragePath markers;
  private final Map<StoragePath, StoragePathInfo> listed = new HashMap<>();
  private final List<StoragePath> waiting = new ArrayList<>();
  private @Nullable Set<StoragePath> marked;

  ArchivingStorage(HoodieTableMetaClient table) {
    super((FileSystem) table.getStorage().getFileSystem());
    this.fileSystem = (FileSystem) table.getRawStorage().getFileSystem();
    this.timeline = table.getTimelinePath();
    this.markers = new StoragePath(table.getTempFolderPath());
  }

  @Override
  public List<StoragePathInfo> listDirectEntries(StoragePath folder, StoragePathFilter filter)
      throws IOException {
    List<StoragePathInfo> entries = super.listDirectEntries(folder, filter);
    if (folder.equals(timeline)) {
      entries.forEach(entry -> listed.put(entry.getPath(), entry));
    }
    return entries;
  }

  @Override
  public boolean exists(StoragePath path) throws IOException {
    return markers.equals(path.getParent())
        ? marked().contains(path)
        : listed.containsKey(path) || super.exists(path);
  }

  /** Folders of markers: one request, where each instant would take two. */
  private Set<StoragePath> marked() throws IOException {
    Set<StoragePath> known = marked;
    if (known == null) {
      known = new HashSet<>();
      try {
        for (StoragePathInfo entry : listDirectEntries(markers)) {
          known.add(entry.getPath());
        }
      } catch (FileNotFoundException e) {
        LOG.trace("Nobody has written yet", e);
      }
      marked = known;
    }
    return known;
  }

  @Override
  public StoragePathInfo getPathInfo(StoragePath path) throws IOException {
    StoragePathInfo known = listed.get(path);
    return known == null ? super.getPathInfo(path) : known;
  }

  @Override
  public InputStream open(StoragePath path) throws IOException {
    StoragePathInfo known = listed.get(path);
    if (known == null) {
      return super.open(path);
    }
    if (known.getLength() == 0) {
      return InputStream.nullInputStream();
    }
    return FutureIO.awaitFuture(
        fileSystem
            .openFile(HadoopFSUtils.convertToHadoopPath(path))
            .optLong(Options.OpenFileOptions.FS_OPTION_OPENFILE_LENGTH, known.getLength())
            .build());
  }

  /**
   * Readers must see no hole in the timeline, and take nothing that is over for something under
   * way: files that complete an instant go one by one, and after all files that began one.
   */
  @Override
  public boolean deleteFile(StoragePath path) throws IOException {
    if (listed.remove(path) == null) {
      return super.deleteFile(path);
    }
    if (path.getName().endsWith(".requested") || path.getName().endsWith(".inflight")) {
      waiting.add(path);
    } else {
      deleteWaiting();
      BulkDeletion.delete(this, timeline, List.of(path));
    }
    return true;
  }

  /** Deletes what was not followed by a file that completes an instant. */
  void deleteWaiting() throws IOException {
    BulkDeletion.delete(this, timeline, waiting);
    waiting.clear();
  }
}
