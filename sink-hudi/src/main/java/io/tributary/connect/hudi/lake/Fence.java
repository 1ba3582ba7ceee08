package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.storage.HoodieStorage;
import org.apache.hudi.storage.StoragePath;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a task that was away too long from writing into an instant that went on without it. Checked
 * before a file is opened and before it is closed: on S3 a file is visible from its close on.
 */
final class Fence {

  private final HoodieStorage storage;
  private final StoragePath inflight;
  private final StoragePath timeline;
  private final @Nullable StoragePath completed;
  private final InstantId instant;
  private final long deadlineMs;
  private final InstantSource clock;

  Fence(HoodieTableMetaClient table, InstantId instant, long deadlineMs, InstantSource clock) {
    this.storage = table.getStorage();
    this.inflight = file(table, HoodieInstant.State.INFLIGHT, instant);
    this.timeline = table.getTimelinePath();
    this.completed =
        table.getTableConfig().getTableVersion().lesserThan(HoodieTableVersion.EIGHT)
            ? file(table, HoodieInstant.State.COMPLETED, instant)
            : null;
    this.instant = instant;
    this.deadlineMs = deadlineMs;
    this.clock = clock;
  }

  void check() throws IOException {
    if (clock.millis() >= deadlineMs) {
      throw closed("its time is over");
    }
    if (!storage.exists(inflight)) {
      throw closed("it was rolled back");
    }
    if (isCompleted()) {
      throw closed("it was committed without this task");
    }
  }

  /** From version 8 on the name of the file that completes an instant holds when that was. */
  private boolean isCompleted() throws IOException {
    return completed == null
        ? !storage
            .listDirectEntries(timeline, path -> path.getName().startsWith(instant.time() + "_"))
            .isEmpty()
        : storage.exists(completed);
  }

  private TableFailure closed(String reason) {
    return new TableFailure(
        FailureKind.TRANSIENT,
        "Cannot write into instant " + instant.time() + ": " + reason + ". It is tried again.",
        null);
  }

  private static StoragePath file(
      HoodieTableMetaClient table, HoodieInstant.State state, InstantId instant) {
    HoodieInstant named =
        table.createNewInstant(state, table.getCommitActionType(), instant.time());
    return new StoragePath(
        table.getTimelinePath(), table.getInstantFileNameGenerator().getFileName(named));
  }
}
