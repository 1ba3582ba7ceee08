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

/**
 * Reads how far a lake table came, from its commits alone and without its rows.
 *
 * <p>Threading: belongs to one thread.
 */
public final class LakeProbe {

  private final String table;
  private final LakeFiles files;

  /** Of every commit that was seen, also when it has gone to the archive since. */
  private final Map<String, Commit> seen = new HashMap<>();

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
    return new Snapshot.LakeTable(table, seen.size(), rows, visible.size());
  }
}
