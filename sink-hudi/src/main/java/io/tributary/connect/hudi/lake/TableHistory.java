package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.commit.OffsetsInCommit;
import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.hudi.model.TableSchema;
import io.tributary.connect.hudi.model.TableState;
import io.tributary.connect.kit.error.FailureKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hudi.common.model.HoodieCommitMetadata;
import org.apache.hudi.common.table.HoodieTableMetaClient;
import org.apache.hudi.common.table.timeline.HoodieActiveTimeline;
import org.apache.hudi.common.table.timeline.HoodieInstant;
import org.apache.hudi.common.table.timeline.HoodieTimeline;
import org.jspecify.annotations.Nullable;

/**
 * What the commits of a table say about this sink.
 *
 * <p>Threading: for the task's thread alone.
 */
final class TableHistory {

  /** The name under which a commit's extra metadata holds who writes the table. */
  static final String OWNER_KEY = "tributary.owner";

  private final String path;
  private final String owner;
  private final Map<String, Set<String>> rolledBackBy = new HashMap<>();
  private @Nullable TableState last;

  /**
   * @param path of the table, for messages
   * @param owner who may write the table
   */
  TableHistory(String path, String owner) {
    this.path = path;
    this.owner = owner;
  }

  /** For the extra metadata of a commit. */
  Map<String, String> entry() {
    return Map.of(OWNER_KEY, owner);
  }

  /**
   * What the newest commit says.
   *
   * @param table with its timeline as it is now
   * @throws TableFailure MISCONFIGURED where another connector or program writes the table
   */
  TableState last(HoodieTableMetaClient table) throws IOException {
    HoodieTimeline commits =
        table.getActiveTimeline().getCommitsTimeline().filterCompletedInstants();
    Set<String> rolledBack = rolledBack(table.getActiveTimeline());
    List<HoodieInstant> newestFirst =
        commits
            .getReverseOrderedInstants()
            .filter(instant -> !isRevenant(instant, table, rolledBack))
            .toList();
    if (newestFirst.isEmpty()) {
      return TableState.NEW;
    }
    InstantId newest = new InstantId(newestFirst.get(0).requestedTime());
    TableState known = last;
    if (known == null || !newest.equals(known.newest())) {
      known = read(commits, newestFirst, newest);
      last = known;
    }
    return known;
  }

  /**
   * Commits that were rolled back, and completed nevertheless by a coordinator that was away in
   * between: their files are gone.
   */
  List<HoodieInstant> revenants(HoodieTableMetaClient table) throws IOException {
    Set<String> rolledBack = rolledBack(table.getActiveTimeline());
    return table
        .getActiveTimeline()
        .getCommitsTimeline()
        .filterCompletedInstants()
        .getInstantsAsStream()
        .filter(instant -> isRevenant(instant, table, rolledBack))
        .toList();
  }

  /** Whether somebody has rolled an instant back, or has begun to. */
  boolean isRolledBack(HoodieTableMetaClient table, InstantId instant) throws IOException {
    HoodieActiveTimeline timeline = table.getActiveTimeline();
    for (HoodieInstant rollback : timeline.filterPendingRollbackTimeline().getInstants()) {
      if (TimelineRepair.target(table, rollback).equals(instant.time())) {
        return true;
      }
    }
    return rolledBack(timeline).contains(instant.time());
  }

  /** A compaction keeps its instant when it is rolled back and done again; a commit never does. */
  private static boolean isRevenant(
      HoodieInstant instant, HoodieTableMetaClient table, Set<String> rolledBack) {
    return instant.getAction().equals(table.getCommitActionType())
        && rolledBack.contains(instant.requestedTime());
  }

  private Set<String> rolledBack(HoodieActiveTimeline timeline) throws IOException {
    HoodieTimeline rollbacks = timeline.getRollbackTimeline().filterCompletedInstants();
    Set<String> all = new HashSet<>();
    Set<String> present = new HashSet<>();
    for (HoodieInstant rollback : rollbacks.getInstants()) {
      present.add(rollback.requestedTime());
      Set<String> known = rolledBackBy.get(rollback.requestedTime());
      if (known == null) {
        known = Set.copyOf(rollbacks.readRollbackMetadata(rollback).getCommitsRollback());
        rolledBackBy.put(rollback.requestedTime(), known);
      }
      all.addAll(known);
    }
    rolledBackBy.keySet().retainAll(present);
    return all;
  }

  private TableState read(HoodieTimeline commits, List<HoodieInstant> newestFirst, InstantId newest)
      throws IOException {
    for (HoodieInstant instant : newestFirst) {
      HoodieCommitMetadata metadata = commits.readCommitMetadata(instant);
      String offsets = metadata.getMetadata(OffsetsInCommit.KEY);
      if (offsets != null) {
        requireOwner(metadata.getMetadata(OWNER_KEY));
        String schema = metadata.getMetadata(HoodieCommitMetadata.SCHEMA_KEY);
        return new TableState(
            OffsetsInCommit.decode(offsets),
            schema == null ? null : new TableSchema(schema),
            newest);
      }
    }
    throw new TableFailure(
        FailureKind.MISCONFIGURED,
        "No commit of this sink [target=%s]: the table was written by something else, whose rows this sink could not find again. Choose another table.path."
            .formatted(path),
        null);
  }

  private void requireOwner(@Nullable String found) {
    if (found != null && !found.equals(owner)) {
      throw new TableFailure(
          FailureKind.MISCONFIGURED,
          "The table [target=%s] is written by connector '%s', not by '%s'. Choose another table.path, or, where that connector is gone for good, set table.owner to its name."
              .formatted(path, found, owner),
          null);
    }
  }
}
