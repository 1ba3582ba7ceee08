package io.tributary.connect.hudi.commit;

import io.tributary.connect.hudi.config.PartitionsChanged;
import io.tributary.connect.hudi.model.Offsets;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.Topics;
import io.tributary.connect.kit.error.FailureKind;

/** Whether the topics are still those from which the table was written. */
public final class TopicContinuity {

  private final PartitionsChanged policy;

  public TopicContinuity(PartitionsChanged policy) {
    this.policy = policy;
  }

  /**
   * Compares the topics with what the last commit says of them.
   *
   * @throws TableFailure LOST_STATE where going on would double rows or pass records over
   */
  void require(Offsets committed, Topics now) {
    now.ids()
        .forEach(
            (topic, id) -> {
              String before = committed.topics().ids().get(topic);
              if (before != null && !before.equals(id)) {
                throw lost(
                    "Topic %s was deleted and created again: its offsets begin anew, and the table's are those of the old one. Write the topic to a new table.path."
                        .formatted(topic));
              }
            });
    now.partitionCounts()
        .forEach(
            (topic, count) -> {
              Integer before = committed.topics().partitionCounts().get(topic);
              if (before != null && !before.equals(count) && !mayGrow(before, count)) {
                throw lost(
                    "Topic %s has %d partitions, the table was written from %d: keys have moved to other partitions, and rows would double. Write the topic to a new table.path%s."
                        .formatted(
                            topic,
                            count,
                            before,
                            count > before
                                ? ", or set partitions.changed=continue where keys never move"
                                : ""));
              }
            });
  }

  private boolean mayGrow(int before, int count) {
    return count > before && policy == PartitionsChanged.CONTINUE;
  }

  private static TableFailure lost(String message) {
    return new TableFailure(FailureKind.LOST_STATE, message, null);
  }
}
