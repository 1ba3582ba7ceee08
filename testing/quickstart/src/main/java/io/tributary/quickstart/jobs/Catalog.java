package io.tributary.quickstart.jobs;

import io.tributary.quickstart.job.Job;
import java.util.List;

/** The jobs that can be run by name. */
public final class Catalog {

  /** What stands for all jobs but the main one, whose feeds are those of others. */
  public static final String ALL = "all";

  private static final Job MAIN = new MainJob();

  private static final List<Job> OTHERS =
      List.of(new WordCount(), new Covid(), new Berka(), new Ttc(), new OpenSky());

  private Catalog() {}

  /** What runs when no job is named. */
  public static List<Job> main() {
    return List.of(MAIN);
  }

  /** The job of that name, or the jobs; none when there is no such name. */
  public static List<Job> named(String name) {
    return name.equals(ALL)
        ? OTHERS
        : OTHERS.stream().filter(job -> job.name().equals(name)).toList();
  }

  /** The names that are known, for messages. */
  public static List<String> names() {
    return OTHERS.stream().map(Job::name).toList();
  }
}
