package io.tributary.quickstart.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All figures of the pipeline at one moment.
 *
 * @param running time since the pipeline was asked to start
 */
public record Snapshot(
    Duration running,
    List<Feed> feeds,
    List<Topic> topics,
    List<DatabaseTable> tables,
    List<LakeTable> lakes,
    List<Connector> connectors,
    List<Server> servers) {

  /** A REST feed: how often it was polled and how many rows it gave. */
  public record Feed(String name, long polls, long rows) {}

  /**
   * A topic: records so far and in each second of late.
   *
   * @param ends the offset after the last record of each partition that has records
   */
  public record Topic(String name, long records, double perSecond, Map<Integer, Long> ends) {}

  /**
   * A table of the database.
   *
   * @param freshest its greatest time, such as the start of the newest window; null while the table
   *     is empty, or when it has no time
   */
  public record DatabaseTable(String name, long rows, @Nullable Instant freshest) {}

  /**
   * A lake table: completed commits, rows that a reader sees, base files that hold them.
   *
   * @param latest its last commits, newest first
   */
  public record LakeTable(
      String name, long commits, long rows, long files, List<LakeCommit> latest) {}

  /**
   * A commit: rows that it inserted, updated or deleted, files and bytes that it wrote for them.
   *
   * @param instant Hudi's name of it, the time at which it began
   */
  public record LakeCommit(String instant, long rows, long files, long bytes) {}

  /**
   * A connector.
   *
   * @param state the worker's word, such as RUNNING
   * @param tasks the same of each task
   * @param trouble first line of the first error; empty while all is well
   */
  public record Connector(String name, String state, List<String> tasks, String trouble) {}

  /** A server process and its resident memory in bytes. */
  public record Server(String name, long memory) {}

  /** Resident memory of all processes in bytes. */
  public long memory() {
    return servers.stream().mapToLong(Server::memory).sum();
  }
}
