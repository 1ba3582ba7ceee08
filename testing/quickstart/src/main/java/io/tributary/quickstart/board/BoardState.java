package io.tributary.quickstart.board;

import io.tributary.quickstart.job.Chart;
import io.tributary.quickstart.view.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows at one moment, as it is sent. Times are milliseconds since the epoch.
 *
 * @param runningMs time since the jobs were asked to start
 */
public record BoardState(
    long atMs,
    long runningMs,
    List<JobFlow> jobs,
    List<Snapshot.Connector> connectors,
    List<Proven> verdicts,
    List<VehicleMap> fleets,
    List<ChartData> charts,
    List<LakeCommits> lakes,
    List<SourceOffset> offsets,
    List<Memory> servers) {

  /** The flow of one job. */
  public record JobFlow(String name, List<Node> places, List<Edge> hops) {}

  /** A place and how many of the unit, in the singular, it holds. */
  public record Node(String kind, String name, long count, String unit) {}

  /** Names a place. */
  public record End(String kind, String name) {}

  /**
   * A hop.
   *
   * @param perSecond records that were carried in a second of late; null where nobody tells
   * @param lag records that wait at its beginning; null where nobody tells
   */
  public record Edge(
      End from, String connector, End to, @Nullable Double perSecond, @Nullable Long lag) {}

  /** What a proof found, and when. */
  public record Proven(
      String job,
      String name,
      long atMs,
      long compared,
      long missing,
      long doubled,
      long different,
      List<String> first) {}

  /** The vehicles of a fleet, where each reported to be last. */
  public record VehicleMap(String job, String name, boolean flies, List<Vehicle> vehicles) {}

  /**
   * A vehicle.
   *
   * @param heading degrees clockwise from north
   * @param speed kilometres per hour
   * @param altitude metres above the sea
   */
  public record Vehicle(
      String id,
      String label,
      double latitude,
      double longitude,
      @Nullable Double heading,
      @Nullable Double speed,
      @Nullable Double altitude,
      boolean ground) {}

  /** A chart: the labels along its axis and for each series a value, or null, for each label. */
  public record ChartData(
      String job,
      String title,
      String note,
      Chart.Kind kind,
      List<String> x,
      List<Series> series) {}

  /** The values of one series. */
  public record Series(String name, List<@Nullable Double> values) {}

  /** The last commits of a lake table, newest first. */
  public record LakeCommits(String name, List<CommitFigures> commits) {}

  /** A commit: changed rows, files and bytes that it wrote for them. */
  public record CommitFigures(String instant, long atMs, long rows, long files, long bytes) {}

  /** Where a source goes on after a restart, both as the worker writes them. */
  public record SourceOffset(String connector, String partition, String offset) {}

  /** The resident memory of a process. */
  public record Memory(String name, long bytes) {}
}
