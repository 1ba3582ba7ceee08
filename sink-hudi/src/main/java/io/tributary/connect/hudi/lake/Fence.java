package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.FencedFailure;
import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;

/**
 * Keeps a task that was away too long from writing into an instant that went on without it. Checked
 * before a file is opened and before it is closed: on S3 a file is visible from its close on.
 */
final class Fence {

  private final HoodieStorage storage;
  private final StoragePath timeline;
  private final String inflight;
  private final String completed;
  private final boolean nameHoldsCompletion;
  private final InstantId instant;
  private final long deadlineMs;
  private final InstantSource clock;

  Fence(HoodieTableMetaClient table, InstantId instant, long deadlineMs, InstantSource clock) {
    this.storage = table.getStorage();
    this.timeline = table.getTimelinePath();
    this.nameHoldsCompletion =
        !table.getTableConfig().getTableVersion().lesserThan(HoodieTableVersion.EIGHT);
    this.inflight = name(table, HoodieInstant.State.INFLIGHT, instant);
    this.completed =
        nameHoldsCompletion
            ? instant.time() + "_"
            : name(table, HoodieInstant.State.COMPLETED, instant);
    this.instant = instant;
    this.deadlineMs = deadlineMs;
    this.clock = clock;
  }

  void check() throws IOException {
    if (clock.millis() >= deadlineMs) {
      throw closed("its time is over");
    }
    // One request, where asking for a file that is not there would take two.
    List<String> names =
        storage
            .listDirectEntries(timeline, path -> path.getName().startsWith(instant.time()))
            .stream()
            .map(entry -> entry.getPath().getName())
            .toList();
    if (!names.contains(inflight)) {
      throw closed("it was rolled back");
    }
    // From version 8 on the name of the file that completes an instant holds when that was.
    boolean done =
        nameHoldsCompletion
            ? names.stream().anyMatch(name -> name.startsWith(completed))
            : names.contains(completed);
    if (done) {
      throw closed("it was committed without this task");
    }
  }

  private FencedFailure closed(String reason) {
    return new FencedFailure(
        "Cannot write into instant " + instant.time() + ": " + reason + ". It is tried again.");
  }

  private static String name(
      HoodieTableMetaClient table, HoodieInstant.State state, InstantId instant) {
    return table
        .getInstantFileNameGenerator()
        .getFileName(table.createNewInstant(state, table.getCommitActionType(), instant.time()));
  }
}
