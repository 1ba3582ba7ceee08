package io.tributary.quickstart.jobs;

import io.tributary.harness.feed.FeedServer;
import io.tributary.harness.feed.PathFeed;
import io.tributary.harness.feed.Reply;
import io.tributary.quickstart.proof.BusReport;
import io.tributary.quickstart.view.Snapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Four APIs of buses. Each answer is a step further in time, as far as it is let; until then, and
 * after the last, it stays.
 *
 * <p>Threading: the server's threads answer, any thread asks what was served.
 */
final class BusFeeds implements AutoCloseable {

  static final List<String> NAMES = List.of("gtfs", "umoiq", "umoiq-xml", "restbus");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final boolean keeps;
  private final Map<String, Course> courses = new HashMap<>();
  private final PathFeed paths = new PathFeed();
  private final FeedServer server = FeedServer.start(paths);

  /**
   * One answer.
   *
   * @param now the API's time
   * @param body what it says
   * @param reports what that means
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  record Answer(Instant now, byte[] body, String contentType, List<BusReport> reports) {}

  private static final class Course {
    private final Pace pace;
    private final boolean keeps;
    private final IntFunction<Answer> answers;
    private final List<Answer> served = new ArrayList<>();
    private int step;
    private long polls;
    private long reports;

    Course(int steps, boolean keeps, IntFunction<Answer> answers) {
      this.pace = new Pace(steps);
      this.keeps = keeps;
      this.answers = answers;
    }

    synchronized Reply next() {
      polls++;
      if (pace.mayStep()) {
        Answer answer = answers.apply(step);
        step++;
        reports += answer.reports().size();
        if (!keeps) {
          served.clear();
        }
        served.add(answer);
        pace.stepped();
      } else {
        pace.repeated();
      }
      Answer answer = served.get(served.size() - 1);
      return Reply.bytes(answer.contentType(), answer.body())
          .header("Date", HTTP_DATE.format(answer.now()));
    }

    synchronized List<Answer> served() {
      return List.copyOf(served);
    }

    synchronized Snapshot.Feed feed(String name) {
      return new Snapshot.Feed(name, polls, reports);
    }
  }

  /**
   * Prepares to serve.
   *
   * @param keeps whether all that is served is kept, to be compared
   */
  BusFeeds(boolean keeps) {
    this.keeps = keeps;
  }

  /**
   * Serves one of the four.
   *
   * @param steps how many different answers there are
   */
  void serve(String name, int steps, IntFunction<Answer> answers) {
    Course course = new Course(steps, keeps, answers);
    courses.put(name, course);
    paths.with("/" + name, request -> course.next());
  }

  String url(String name) {
    return server.url() + "/" + name;
  }

  List<Answer> served(String name) {
    return course(name).served();
  }

  /** Lets each go a step further. */
  void release() {
    courses.values().forEach(course -> course.pace.release());
  }

  /** Lets none go further. */
  void end() {
    courses.values().forEach(course -> course.pace.end());
  }

  boolean received() {
    return NAMES.stream().allMatch(name -> course(name).pace.received());
  }

  List<Snapshot.Feed> feeds() {
    return NAMES.stream().map(name -> course(name).feed(name)).toList();
  }

  private Course course(String name) {
    return Objects.requireNonNull(courses.get(name), name);
  }

  @Override
  public void close() {
    server.close();
  }
}
