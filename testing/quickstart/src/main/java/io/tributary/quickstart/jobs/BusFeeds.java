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
import java.util.function.IntFunction;

/**
 * Three APIs of buses. Each answer is a step further in time, until the last, which stays.
 *
 * <p>Threading: the server's threads answer, any thread asks what was served.
 */
final class BusFeeds implements AutoCloseable {

  static final List<String> NAMES = List.of("gtfs", "umoiq", "restbus");

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

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
    private final int steps;
    private final IntFunction<Answer> answers;
    private final List<Answer> served = new ArrayList<>();
    private long polls;

    Course(int steps, IntFunction<Answer> answers) {
      this.steps = steps;
      this.answers = answers;
    }

    synchronized Reply next() {
      polls++;
      if (served.size() < steps) {
        served.add(answers.apply(served.size()));
      }
      Answer answer = served.get(served.size() - 1);
      return Reply.bytes(answer.contentType(), answer.body())
          .header("Date", HTTP_DATE.format(answer.now()));
    }

    synchronized List<Answer> served() {
      return List.copyOf(served);
    }

    /** Once the last answer was given and asked for again, it has been received. */
    synchronized boolean ended() {
      return served.size() == steps && polls > steps;
    }

    synchronized Snapshot.Feed feed(String name) {
      return new Snapshot.Feed(
          name, polls, served.stream().mapToLong(answer -> answer.reports().size()).sum());
    }
  }

  /**
   * Serves one of the three.
   *
   * @param steps how many different answers there are
   */
  void serve(String name, int steps, IntFunction<Answer> answers) {
    Course course = new Course(steps, answers);
    courses.put(name, course);
    paths.with("/" + name, request -> course.next());
  }

  String url(String name) {
    return server.url() + "/" + name;
  }

  List<Answer> served(String name) {
    return course(name).served();
  }

  boolean ended() {
    return NAMES.stream().allMatch(name -> course(name).ended());
  }

  List<Snapshot.Feed> feeds() {
    return NAMES.stream().map(name -> course(name).feed(name)).toList();
  }

  private Course course(String name) {
    return courses.getOrDefault(
        name, new Course(0, step -> new Answer(Instant.EPOCH, new byte[0], "", List.of())));
  }

  @Override
  public void close() {
    server.close();
  }
}
