package io.tributary.quickstart.probe;

import io.tributary.quickstart.proof.lake.Commit;
import io.tributary.quickstart.proof.lake.LakeFiles;
import io.tributary.quickstart.proof.lake.LakeTimeline;
import io.tributary.quickstart.proof.lake.RememberedFiles;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Reads how far a lake table came, from its commits alone and without its rows.
 *
 * <p>Threading: belongs to one thread.
 */
public final class LakeProbe {

  private static final int LATEST = 5;

  private final String table;
  private final LakeFiles files;

  /** Of every commit that was seen, also when it has gone to the archive since. */
  private final NavigableMap<String, Commit> seen = new TreeMap<>();

  public LakeProbe(String table, LakeFiles files) {
    this.table = table;
    this.files = new RememberedFiles(files);
  }

  /** The figures now; zeros while the table is not there. */
  public Snapshot.LakeTable read() throws IOException {
    LakeTimeline timeline = LakeTimeline.read(files);
    timeline.commits().forEach(commit -> seen.put(commit.instant(), commit));
    Map<String, Long> rowsOfFile = new HashMap<>();
    for (Commit commit : seen.values()) {
      commit.files().forEach(file -> rowsOfFile.put(file.path(), file.rows()));
    }
    List<String> visible = timeline.visibleFiles();
    long rows = visible.stream().mapToLong(path -> rowsOfFile.getOrDefault(path, 0L)).sum();
    return new Snapshot.LakeTable(table, seen.size(), rows, visible.size(), latest());
  }

  private List<Snapshot.LakeCommit> latest() {
    return seen.descendingMap().values().stream().limit(LATEST).map(LakeProbe::figures).toList();
  }

  private static Snapshot.LakeCommit figures(Commit commit) {
    return new Snapshot.LakeCommit(
        commit.instant(),
        commit.files().stream().mapToLong(Commit.Written::changed).sum(),
        commit.files().size(),
        commit.files().stream().mapToLong(Commit.Written::bytes).sum());
  }
}
