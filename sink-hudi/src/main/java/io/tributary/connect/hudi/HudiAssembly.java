package io.tributary.connect.hudi;

import io.tributary.connect.hudi.commit.Coordinator;
import io.tributary.connect.hudi.commit.CycleRules;
import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.commit.Participant;
import io.tributary.connect.hudi.commit.TopicLayout;
import io.tributary.connect.hudi.config.CommitSettings;
import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.TableSettings;
import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.InProcessControlChannel;
import io.tributary.connect.hudi.lake.HudiRowEncoder;
import io.tributary.connect.hudi.lake.HudiTableWriter;
import io.tributary.connect.hudi.lake.HudiTimeline;
import io.tributary.connect.hudi.lake.LakeSession;
import io.tributary.connect.hudi.write.RecordReader;
import io.tributary.connect.kit.offset.PartitionGate;
import io.tributary.connect.kit.retry.RetryBudget;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private HudiAssembly() {}

  static StartedHudiSinkTask start(Map<String, String> props, SinkTaskContext context) {
    return start(props, context, Clock.systemUTC(), new SecureRandom(), FaultPoint.NONE);
  }

  static StartedHudiSinkTask start(
      Map<String, String> props,
      SinkTaskContext context,
      Clock clock,
      RandomGenerator random,
      FaultPoint faults) {
    HudiSinkConfig config = new HudiSinkConfig(props);
    TableSettings table = config.table();
    CommitSettings commits = config.commits();
    int run = random.nextInt(1, Integer.MAX_VALUE);
    List<AutoCloseable> resources = new ArrayList<>();
    LakeSession session =
        opened(
            resources, new LakeSession("hudi-sink-" + table.name() + "-" + run, config.storage()));
    HudiTimeline timeline = opened(resources, new HudiTimeline(session, table));
    HudiTableWriter writer = opened(resources, new HudiTableWriter(session, table, run, clock));
    ControlChannel channel = opened(resources, new InProcessControlChannel());
    TopicLayout layout = () -> assignedCounts(context);
    HudiRowEncoder encoder = new HudiRowEncoder(table);
    PartitionGate gate = new PartitionGate();
    Participant participant =
        new Participant(
            commits.maxRecords(),
            new Participant.Parts(
                writer,
                encoder,
                channel,
                (partition, offset) -> {
                  context.offset(partition, offset);
                  gate.reset(partition, offset);
                },
                faults,
                clock));
    CycleRules rules =
        new CycleRules(commits.intervalMs(), commits.timeoutMs(), RETRY_MS, MAX_RETRY_MS);
    return new StartedHudiSinkTask(
        context,
        new StartedHudiSinkTask.Parts(
            new RecordReader(config.records()),
            encoder,
            gate,
            participant,
            timeline,
            channel,
            new TopicPartition(config.firstTopic(), 0),
            () ->
                new Coordinator(
                    rules,
                    new Coordinator.Parts(
                        timeline,
                        channel,
                        new HudiRowEncoder(table),
                        layout,
                        new RetryBudget(commits.retryBudget(), clock),
                        faults,
                        clock)),
            resources,
            clock));
  }

  /** A task that is alone owns all partitions there are. */
  private static Map<String, Integer> assignedCounts(SinkTaskContext context) {
    Map<String, Integer> counts = new HashMap<>();
    for (TopicPartition partition : context.assignment()) {
      counts.merge(partition.topic(), 1, Integer::sum);
    }
    return counts;
  }

  private static <T extends AutoCloseable> T opened(List<AutoCloseable> resources, T resource) {
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
