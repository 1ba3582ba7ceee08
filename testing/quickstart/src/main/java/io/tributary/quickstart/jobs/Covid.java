package io.tributary.quickstart.jobs;

import io.tributary.harness.Extra;
import io.tributary.quickstart.job.Hop;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.JobRun;
import io.tributary.quickstart.job.Place;
import io.tributary.quickstart.job.Plan;
import io.tributary.quickstart.job.Topic;
import io.tributary.quickstart.probe.DatabaseProbe;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** JSON lines of a topic to another topic: typed, keyed by date, nulls left out. */
public final class Covid implements Job {

  static final String INPUT = "topic-a";
  static final String OUTPUT = "topic-b";

  /** What comes from the topic of the same name of the second cluster. */
  static final String ACROSS = "topic-c";

  private static final String WITHIN_CONNECTOR = "covid-topic-b";
  private static final String ACROSS_CONNECTOR = "covid-across";

  /** The topic for lines that could not be read. */
  static String refused(String topic) {
    return topic + "-refused";
  }

  @Override
  public String name() {
    return "covid";
  }

  @Override
  public List<String> connectors() {
    return List.of(WITHIN_CONNECTOR, ACROSS_CONNECTOR);
  }

  @Override
  public List<Hop> hops() {
    Place elsewhere = Place.elsewhere(INPUT);
    return List.of(
        new Hop(Place.topic(INPUT), WITHIN_CONNECTOR, Place.topic(OUTPUT)),
        new Hop(Place.topic(INPUT), WITHIN_CONNECTOR, Place.topic(refused(OUTPUT))),
        new Hop(elsewhere, ACROSS_CONNECTOR, Place.topic(ACROSS)),
        new Hop(elsewhere, ACROSS_CONNECTOR, Place.topic(refused(ACROSS))));
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        new Topic(INPUT, 2),
        new Topic(OUTPUT, 2),
        new Topic(ACROSS, 2),
        new Topic(refused(OUTPUT), 1),
        new Topic(refused(ACROSS), 1));
  }

  @Override
  public List<DatabaseProbe> tables() {
    return List.of();
  }

  @Override
  public Set<Extra> extras() {
    return Set.of(Extra.SECOND_CLUSTER);
  }

  @Override
  public JobRun begin(Plan plan) throws IOException {
    return new CovidRun(plan);
  }
}
