package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieActiveTimeline;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.storage.StoragePathInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes files that tasks wrote into instants which had gone on without them. Such a file would
 * come to light later: a log file of a finished instant at once, any file of an instant that was
 * rolled back as soon as the timeline no longer remembers it.
 *
 * <p>Each file is preceded by a marker in {@code .hoodie/.temp/<instant>/}, which names it. The
 * sweeper alone removes markers of commits, once it has compared them with what the commit names.
 *
 * <p>Threading: for the coordinator's thread alone.
 */
final class StraySweeper {

  private static final Logger LOG = LoggerFactory.getLogger(StraySweeper.class);

  private static final String MARKER = ".marker.";
  private static final String LOCAL = "file";

  /**
   * The write token of {@link WriteIdentity}. Files of Hudi's own, such as those of a rollback or a
   * compaction, have a 0 in the middle, and no task of ours ever writes one.
   */
  private static final Pattern WRITTEN_BY_A_TASK =
      Pattern.compile(".*_\\d+-[1-9]\\d*-\\d+(_.*|\\..*)?$");

  private final InstantSource clock;
  private final long watchMs;
  private final Map<StoragePath, Long> suspects = new LinkedHashMap<>();

  /**
   * @param watchMs for how long, in milliseconds, a file of an instant that was rolled back may
   *     still appear: its marker is gone by then
   */
  StraySweeper(InstantSource clock, long watchMs) {
    this.clock = clock;
    this.watchMs = watchMs;
  }

  /**
   * To be called before pending instants are rolled back, which makes Hudi forget their markers,
   * and before a compaction is planned, which would make strays part of the table for good.
   *
   * @param table with its timeline as it is now
   * @return how many files were deleted
   */
  int sweep(HoodieTableMetaClient table) throws IOException {
    int deleted = deleteSuspects(table.getStorage());
    Map<String, List<StoragePath>> marked = marked(table, table.getTempFolderPath());
    for (Map.Entry<String, List<StoragePath>> instant : marked.entrySet()) {
      deleted += settle(table, instant.getKey(), instant.getValue());
    }
    if (deleted > 0) {
      LOG.warn("Deleted {} files that tasks wrote into instants that had ended", deleted);
    }
    return deleted;
  }

  /**
   * Deletes what was written into an instant that is about to be committed, but is not named by the
   * commit: the share of a task that had lost its partition to another one.
   */
  int deleteUnnamed(
      HoodieTableMetaClient table, InstantId instant, Collection<? extends HoodieWriteStat> named)
      throws IOException {
    String folder = table.getTempFolderPath() + StoragePath.SEPARATOR + instant.time();
    List<StoragePath> files = new ArrayList<>();
    marked(table, folder).values().forEach(files::addAll);
    files.removeAll(paths(table, named));
    return delete(table.getStorage(), files);
  }

  private int settle(HoodieTableMetaClient table, String instant, List<StoragePath> files)
      throws IOException {
    HoodieActiveTimeline timeline = table.getActiveTimeline();
    List<HoodieInstant> known =
        timeline
            .getInstantsAsStream()
            .filter(each -> each.requestedTime().equals(instant))
            .toList();
    if (!known.stream().allMatch(StraySweeper::isCommit)) {
      return 0;
    }
    files.removeIf(file -> !WRITTEN_BY_A_TASK.matcher(file.getName()).matches());
    boolean ended = known.stream().allMatch(HoodieInstant::isCompleted);
    if (!ended) {
      long until = clock.millis() + watchMs;
      files.forEach(file -> suspects.put(file, until));
      return 0;
    }
    for (HoodieInstant commit : known) {
      files.removeAll(paths(table, stats(timeline, commit)));
    }
    int deleted = delete(table.getStorage(), files);
    // A file that is not there yet may still come.
    long until = clock.millis() + watchMs;
    files.forEach(file -> suspects.put(file, until));
    table
        .getStorage()
        .deleteDirectory(
            new StoragePath(table.getTempFolderPath() + StoragePath.SEPARATOR + instant));
    return deleted;
  }

  private static boolean isCommit(HoodieInstant instant) {
    return HoodieTimeline.COMMIT_ACTION.equals(instant.getAction())
        || HoodieTimeline.DELTA_COMMIT_ACTION.equals(instant.getAction());
  }

  private static List<HoodieWriteStat> stats(HoodieTimeline timeline, HoodieInstant commit)
      throws IOException {
    return timeline.readCommitMetadata(commit).getWriteStats();
  }

  private static Set<StoragePath> paths(
      HoodieTableMetaClient table, Collection<? extends HoodieWriteStat> stats) {
    Set<StoragePath> paths = new HashSet<>();
    stats.forEach(stat -> paths.add(new StoragePath(table.getBasePath(), stat.getPath())));
    return paths;
  }

  private int deleteSuspects(HoodieStorage storage) throws IOException {
    long now = clock.millis();
    int deleted = delete(storage, suspects.keySet());
    suspects.values().removeIf(until -> now >= until);
    return deleted;
  }

  private static int delete(HoodieStorage storage, Collection<StoragePath> files)
      throws IOException {
    int deleted = 0;
    for (StoragePath file : files) {
      if (storage.exists(file) && storage.deleteFile(file)) {
        LOG.debug("Deleted {}", file);
        deleted++;
      }
    }
    return deleted;
  }

  /** Data files by the instant into whose folder of markers their marker was put. */
  private static Map<String, List<StoragePath>> marked(HoodieTableMetaClient table, String folder)
      throws IOException {
    Map<String, List<StoragePath>> marked = new HashMap<>();
    String root = table.getTempFolderPath() + StoragePath.SEPARATOR;
    for (StoragePathInfo marker : markers(table.getStorage(), folder)) {
      String name = marker.getPath().toString();
      int end = name.lastIndexOf(MARKER);
      int start = name.indexOf(root);
      if (end > 0 && start >= 0) {
        String inTemp = name.substring(start + root.length(), end);
        int slash = inTemp.indexOf(StoragePath.SEPARATOR_CHAR);
        marked
            .computeIfAbsent(inTemp.substring(0, slash), absent -> new ArrayList<>())
            .add(new StoragePath(table.getBasePath(), inTemp.substring(slash + 1)));
      }
    }
    return marked;
  }

  private static List<StoragePathInfo> markers(HoodieStorage storage, String folder)
      throws IOException {
    List<StoragePathInfo> markers = new ArrayList<>();
    Deque<StoragePath> folders = new ArrayDeque<>(List.of(new StoragePath(folder)));
    while (!folders.isEmpty()) {
      try {
        for (StoragePathInfo entry : entries(storage, folders.remove())) {
          if (entry.isDirectory()) {
            folders.add(entry.getPath());
          } else {
            markers.add(entry);
          }
        }
      } catch (FileNotFoundException e) {
        LOG.trace("Nobody has written yet", e);
      }
    }
    return markers;
  }

  /**
   * A store lists a whole tree at once; a local folder asks a shell about each of its files then.
   */
  private static List<StoragePathInfo> entries(HoodieStorage storage, StoragePath folder)
      throws IOException {
    return LOCAL.equals(storage.getScheme())
        ? storage.listDirectEntries(folder)
        : storage.listFiles(folder);
  }
}
