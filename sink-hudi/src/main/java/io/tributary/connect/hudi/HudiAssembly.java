package io.tributary.connect.hudi;

import io.tributary.connect.hudi.catalog.CatalogFollower;
import io.tributary.connect.hudi.catalog.CatalogSync;
import io.tributary.connect.hudi.catalog.TableDefinitions;
import io.tributary.connect.hudi.commit.Coordinator;
import io.tributary.connect.hudi.commit.CycleRules;
import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.commit.OffsetFloor;
import io.tributary.connect.hudi.commit.Participant;
import io.tributary.connect.hudi.commit.TableTimeline;
import io.tributary.connect.hudi.commit.TopicContinuity;
import io.tributary.connect.hudi.commit.TopicLayout;
import io.tributary.connect.hudi.config.CommitSettings;
import io.tributary.connect.hudi.config.ControlSettings;
import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.InProcessControlChannel;
import io.tributary.connect.hudi.kafka.KafkaControlChannel;
import io.tributary.connect.hudi.lake.CatalogedTimeline;
import io.tributary.connect.hudi.lake.HudiRowEncoder;
import io.tributary.connect.hudi.lake.HudiTableWriter;
import io.tributary.connect.hudi.lake.HudiTimeline;
import io.tributary.connect.hudi.lake.LakeSession;
import io.tributary.connect.hudi.lake.StoredPartitions;
import io.tributary.connect.hudi.metrics.TaskMeter;
import io.tributary.connect.hudi.model.Topics;
import io.tributary.connect.hudi.write.RecordReader;
import io.tributary.connect.kit.metrics.TaskMetrics;
import io.tributary.connect.kit.metrics.TaskName;
import io.tributary.connect.kit.offset.PartitionGate;
import io.tributary.connect.kit.retry.Backoff;
import io.tributary.connect.kit.retry.RetryBudget;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a task together; the only place that knows which adapter stands behind which port. */
final class HudiAssembly {

  private static final Logger LOG = LoggerFactory.getLogger(HudiAssembly.class);
  private static final long RETRY_MS = 500;
  private static final long MAX_RETRY_MS = 30_000;
  private static final long MAX_GRACE_MS = 10_000;
  private static final long GRACE_PART = 10;
  private static final long CATALOG_RETRY_MS = 5_000;
  private static final long MAX_CATALOG_RETRY_MS = 300_000;

  private final TaskName name;
  private final HudiSinkConfig config;
  private final SinkTaskContext context;
  private final Surroundings surroundings;
  private final TableSettings table;
  private final List<AutoCloseable> resources = new ArrayList<>();

  /** How the tasks of the sink reach each other. */
  record Control(ControlChannel channel, TopicLayout layout) {}

  /** Makes the control of one task. */
  interface ControlFactory {
    Control open(HudiSinkConfig config, SinkTaskContext context);
  }

  /** What is different in a test. */
  record Surroundings(
      Clock clock, RandomGenerator random, FaultPoint faults, ControlFactory control) {

    static Surroundings real() {
      return new Surroundings(
          Clock.systemUTC(), new SecureRandom(), FaultPoint.NONE, HudiAssembly::openControl);
    }
  }

  private HudiAssembly(
      TaskName name, HudiSinkConfig config, SinkTaskContext context, Surroundings surroundings) {
    this.name = name;
    this.config = config;
    this.context = context;
    this.surroundings = surroundings;
    this.table = config.table();
  }

  /** A task at work; what was opened is closed again where that fails. */
  // Whatever keeps the task from starting, what it has opened so far must not stay open.
  @SuppressWarnings("IllegalCatch")
  static StartedHudiSinkTask start(
      Map<String, String> props, SinkTaskContext context, Surroundings surroundings) {
    HudiAssembly assembly =
        new HudiAssembly(TaskName.of(props), new HudiSinkConfig(props), context, surroundings);
    try {
      return assembly.assemble();
    } catch (RuntimeException e) {
      closeAll(assembly.resources);
      throw e;
    }
  }

  private StartedHudiSinkTask assemble() {
    Clock clock = surroundings.clock();
    int run = surroundings.random().nextInt(1, Integer.MAX_VALUE);
    String owner = "hudi-sink-" + table.name() + "-" + run;
    LakeSession session = opened(new LakeSession(owner, config.storage()));
    TaskMeter meter = new TaskMeter(session::requests);
    HudiTimeline timeline =
        opened(
            new HudiTimeline(
                session, table, new HudiTimeline.Committer(config.owner(), run), meter, clock));
    Optional<CatalogFollower> follower = follower(session);
    HudiTableWriter writer = opened(new HudiTableWriter(session, table, run, clock));
    Control control = surroundings.control().open(config, context);
    opened(control.channel());
    HudiRowEncoder encoder = new HudiRowEncoder(table, config.columns());
    PartitionGate gate = new PartitionGate();
    OffsetFloor floor = new OffsetFloor();
    Participant.Rewind rewind =
        (partition, offset) -> {
          context.offset(partition, offset);
          gate.reset(partition, offset);
          floor.rewound(partition, offset);
        };
    return new StartedHudiSinkTask(
        context,
        new StartedHudiSinkTask.Parts(
            new RecordReader(config.records()),
            encoder,
            gate,
            floor,
            new Participant(
                config.commits().maxRecords(),
                new Participant.Parts(
                    writer,
                    encoder,
                    control.channel(),
                    rewind,
                    () -> timeline.read().offsets(),
                    surroundings.faults(),
                    meter,
                    clock)),
            timeline,
            control.channel(),
            new TopicPartition(config.topics().get(0), 0),
            meter,
            shown(meter, follower),
            () -> coordinator(cataloged(timeline, follower), control, meter),
            resources,
            clock));
  }

  private Optional<CatalogFollower> follower(LakeSession session) {
    return Catalogs.of(config.catalog())
        .map(Supplier::get)
        .map(
            catalog ->
                opened(
                    new CatalogFollower(
                        "hudi-sink-catalog-" + name.connector() + "-" + name.task(),
                        new CatalogSync(
                            catalog,
                            new TableDefinitions(config.catalog(), table),
                            new StoredPartitions(session, table)),
                        catalog,
                        new Backoff(
                            CATALOG_RETRY_MS, MAX_CATALOG_RETRY_MS, surroundings.random()))));
  }

  private static TableTimeline cataloged(
      TableTimeline timeline, Optional<CatalogFollower> follower) {
    if (follower.isEmpty()) {
      return timeline;
    }
    CatalogedTimeline cataloged = new CatalogedTimeline(timeline, follower.get());
    cataloged.tellOfLast();
    return cataloged;
  }

  private TaskMetrics shown(TaskMeter meter, Optional<CatalogFollower> follower) {
    TaskMetrics metrics =
        opened(
            new TaskMetrics(
                "io.tributary.connect.hudi",
                name,
                config.statisticsInterval(),
                surroundings.clock()));
    metrics.add(meter.gauges());
    follower.ifPresent(
        catalog -> metrics.add("catalog", config.catalog().table(), catalog.gauges()));
    metrics.show(SinkTaskContext.class, context);
    return metrics;
  }

  private Coordinator coordinator(TableTimeline timeline, Control control, TaskMeter meter) {
    CommitSettings commits = config.commits();
    return new Coordinator(
        new CycleRules(
            commits.intervalMs(),
            commits.timeoutMs(),
            Math.min(MAX_GRACE_MS, commits.timeoutMs() / GRACE_PART),
            RETRY_MS,
            MAX_RETRY_MS),
        new Coordinator.Parts(
            timeline,
            control.channel(),
            new HudiRowEncoder(table, config.columns()),
            control.layout(),
            new TopicContinuity(commits.partitionsChanged()),
            new RetryBudget(commits.retryBudget(), surroundings.clock()),
            surroundings.faults(),
            meter,
            surroundings.clock()));
  }

  static Control openControl(HudiSinkConfig config, SinkTaskContext context) {
    ControlSettings settings = config.control();
    if (settings == null) {
      return alone(context);
    }
    KafkaControlChannel channel = new KafkaControlChannel(settings, config.topics());
    return new Control(channel, channel);
  }

  /** A task that is alone owns all partitions there are. */
  static Control alone(SinkTaskContext context) {
    TopicLayout assigned =
        () -> {
          Map<String, Integer> counts = new HashMap<>();
          for (TopicPartition partition : context.assignment()) {
            counts.merge(partition.topic(), 1, Integer::sum);
          }
          return Topics.of(counts);
        };
    return new Control(new InProcessControlChannel(), assigned);
  }

  private <T extends AutoCloseable> T opened(T resource) {
    resources.add(resource);
    return resource;
  }

  /** Closes all, last opened first; one that cannot be closed does not keep the others open. */
  // Whatever a resource throws on close, the task is over and the rest must still be closed.
  @SuppressWarnings("IllegalCatch")
  static void closeAll(List<AutoCloseable> resources) {
    for (int i = resources.size() - 1; i >= 0; i--) {
      try {
        resources.get(i).close();
      } catch (Exception e) {
        LOG.warn("Cannot close {}", resources.get(i).getClass().getSimpleName(), e);
      }
    }
  }
}
