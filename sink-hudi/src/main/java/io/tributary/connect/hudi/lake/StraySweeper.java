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
  private final Map<String, Suspect> suspects = new LinkedHashMap<>();

  /** Files of an instant that may still appear, until so many epoch milliseconds. */
  private record Suspect(Set<StoragePath> files, long untilMs) {}

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
   * @param table whose timeline is read again here, once the markers are known: an instant that is
   *     not on it is over then, and not one that began in between
   * @return how many files were deleted
   */
  int sweep(HoodieTableMetaClient table) throws IOException {
    Map<String, Set<StoragePath>> marked = marked(table, table.getTempFolderPath());
    Map<String, Suspect> remembered = remembered();
    if (marked.isEmpty() && remembered.isEmpty()) {
      return 0;
    }
    HoodieActiveTimeline timeline = table.reloadActiveTimeline();
    int deleted = 0;
    for (Map.Entry<String, Suspect> each : remembered.entrySet()) {
      String instant = each.getKey();
      // Of what is archived nobody knows any more whether it was committed.
      if (isOver(timeline, instant) && !timeline.isBeforeTimelineStarts(instant)) {
        deleted += delete(table.getStorage(), strays(table, instant, each.getValue().files()));
      }
    }
    for (Map.Entry<String, Set<StoragePath>> each : marked.entrySet()) {
      deleted += settle(table, each.getKey(), each.getValue());
    }
    if (deleted > 0) {
      LOG.warn("Deleted {} files that tasks wrote into instants that had ended", deleted);
    }
    return deleted;
  }

  private Map<String, Suspect> remembered() {
    long now = clock.millis();
    suspects.values().removeIf(suspect -> now >= suspect.untilMs());
    return Map.copyOf(suspects);
  }

  /**
   * Deletes what was written into an instant that is about to be committed, but is not named by the
   * commit: the share of a task that had lost its partition to another one.
   */
  int deleteUnnamed(
      HoodieTableMetaClient table, InstantId instant, Collection<? extends HoodieWriteStat> named)
      throws IOException {
    String folder = table.getTempFolderPath() + StoragePath.SEPARATOR + instant.time();
    Set<StoragePath> files = new HashSet<>();
    marked(table, folder).values().forEach(files::addAll);
    files.removeAll(paths(table, named));
    return delete(table.getStorage(), files);
  }

  private int settle(HoodieTableMetaClient table, String instant, Set<StoragePath> marked)
      throws IOException {
    if (!instants(table.getActiveTimeline(), instant).stream().allMatch(StraySweeper::isCommit)) {
      return 0;
    }
    Set<StoragePath> strays = strays(table, instant, marked);
    remember(instant, strays);
    if (!isOver(table.getActiveTimeline(), instant)) {
      return 0;
    }
    int deleted = delete(table.getStorage(), strays);
    table
        .getStorage()
        .deleteDirectory(
            new StoragePath(table.getTempFolderPath() + StoragePath.SEPARATOR + instant));
    return deleted;
  }

  /** A file that is not there yet may still come, when its marker is gone. */
  private void remember(String instant, Set<StoragePath> files) {
    if (!files.isEmpty()) {
      Set<StoragePath> all = new HashSet<>(files);
      Suspect known = suspects.get(instant);
      if (known != null) {
        all.addAll(known.files());
      }
      suspects.put(instant, new Suspect(all, clock.millis() + watchMs));
    }
  }

  /** What a task wrote, except for what a commit of this instant names. */
  private static Set<StoragePath> strays(
      HoodieTableMetaClient table, String instant, Set<StoragePath> files) throws IOException {
    HoodieActiveTimeline timeline = table.getActiveTimeline();
    Set<StoragePath> strays = new HashSet<>(files);
    strays.removeIf(file -> !WRITTEN_BY_A_TASK.matcher(file.getName()).matches());
    for (HoodieInstant each : instants(timeline, instant)) {
      if (each.isCompleted()) {
        strays.removeAll(paths(table, timeline.readCommitMetadata(each).getWriteStats()));
      }
    }
    return strays;
  }

  /** Whether nothing can become part of this instant any more: completed, or rolled back. */
  private static boolean isOver(HoodieTimeline timeline, String instant) {
    return instants(timeline, instant).stream().allMatch(HoodieInstant::isCompleted);
  }

  private static List<HoodieInstant> instants(HoodieTimeline timeline, String time) {
    return timeline
        .getInstantsAsStream()
        .filter(each -> each.requestedTime().equals(time))
        .toList();
  }

  private static boolean isCommit(HoodieInstant instant) {
    return HoodieTimeline.COMMIT_ACTION.equals(instant.getAction())
        || HoodieTimeline.DELTA_COMMIT_ACTION.equals(instant.getAction());
  }

  private static Set<StoragePath> paths(
      HoodieTableMetaClient table, Collection<? extends HoodieWriteStat> stats) {
    Set<StoragePath> paths = new HashSet<>();
    stats.forEach(stat -> paths.add(new StoragePath(table.getBasePath(), stat.getPath())));
    return paths;
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
  private static Map<String, Set<StoragePath>> marked(HoodieTableMetaClient table, String folder)
      throws IOException {
    Map<String, Set<StoragePath>> marked = new HashMap<>();
    String root = table.getTempFolderPath() + StoragePath.SEPARATOR;
    for (StoragePathInfo marker : markers(table.getStorage(), folder)) {
      String name = marker.getPath().toString();
      int end = name.lastIndexOf(MARKER);
      int start = name.indexOf(root);
      if (end > 0 && start >= 0) {
        String inTemp = name.substring(start + root.length(), end);
        int slash = inTemp.indexOf(StoragePath.SEPARATOR_CHAR);
        marked
            .computeIfAbsent(inTemp.substring(0, slash), absent -> new HashSet<>())
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
