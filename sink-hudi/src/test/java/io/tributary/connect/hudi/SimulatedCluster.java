package io.tributary.connect.hudi;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.testkit.FakeSinkTaskContext;
import io.tributary.testkit.ManualClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Several tasks of one sink in one group: rebalances, crashes, and tasks that were thought dead.
 */
final class SimulatedCluster {

  private final Map<String, String> props;
  private final ManualClock clock;
  private final HudiAssembly.ControlFactory connect;
  private final Map<TopicPartition, List<SinkRecord>> log = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> groupOffsets = new HashMap<>();
  private final List<Member> members = new ArrayList<>();
  private final Random dealer;
  private long seed;

  /** One task with what it owns and how far it has read. */
  final class Member {
    private final FakeSinkTaskContext context = new FakeSinkTaskContext(props);
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final StartedHudiSinkTask task;

    Member(FaultPoint faults) {
      task =
          HudiAssembly.start(
              props,
              context,
              new HudiAssembly.Surroundings(clock, new Random(++seed), faults, connect));
    }

    /** Reads at most so many records of each partition, and commits what the task says. */
    void turn(int maxRecords) {
      positions.putAll(context.takeRewinds());
      List<SinkRecord> batch = new ArrayList<>();
      positions.replaceAll(
          (partition, position) -> {
            List<SinkRecord> records = log.get(partition);
            int from = Math.min(records.size(), position.intValue());
            int to =
                context.paused().contains(partition)
                    ? from
                    : Math.min(records.size(), from + maxRecords);
            batch.addAll(records.subList(from, to));
            return (long) to;
          });
      task.put(batch);
      if (members.contains(this)) {
        task.durable().forEach((partition, offset) -> groupOffsets.put(partition, offset.offset()));
      }
    }

    private void open(List<TopicPartition> partitions) {
      context.assign(partitions.toArray(new TopicPartition[0]));
      partitions.forEach(tp -> positions.put(tp, groupOffsets.getOrDefault(tp, 0L)));
      task.open(partitions);
    }

    /** Rebalances happen within a poll, that is after rewinds were obeyed. */
    private void close(List<TopicPartition> partitions) {
      positions.putAll(context.takeRewinds());
      if (!partitions.isEmpty()) {
        task.close(partitions);
        context.revoke(partitions.toArray(new TopicPartition[0]));
        partitions.forEach(positions::remove);
      }
    }

    private List<TopicPartition> owned() {
      return List.copyOf(positions.keySet());
    }
  }

  SimulatedCluster(
      Map<String, String> props,
      ManualClock clock,
      String topic,
      int partitions,
      Random dealer,
      HudiAssembly.ControlFactory connect) {
    this.dealer = dealer;
    this.connect = connect;
    this.props = Map.copyOf(props);
    this.clock = clock;
    for (int i = 0; i < partitions; i++) {
      log.put(new TopicPartition(topic, i), new ArrayList<>());
    }
  }

  List<Member> members() {
    return members;
  }

  void append(SinkRecord record) {
    log.get(new TopicPartition(record.topic(), record.kafkaPartition())).add(record);
  }

  long endOf(TopicPartition partition) {
    return log.get(partition).size();
  }

  void join(FaultPoint faults) {
    members.add(new Member(faults));
    rebalance();
  }

  /**
   * The member is gone for the group, and none of its methods is called any more but by the test.
   */
  Member expel(int index) {
    Member gone = members.remove(index);
    if (!members.isEmpty()) {
      rebalance();
    }
    return gone;
  }

  /** Deals the partitions out anew; a cooperative group leaves those alone that stay. */
  void rebalance() {
    Map<Member, List<TopicPartition>> shares = new LinkedHashMap<>();
    members.forEach(member -> shares.put(member, new ArrayList<>()));
    int next = dealer.nextInt(members.size());
    for (TopicPartition partition : log.keySet()) {
      shares.get(members.get(next++ % members.size())).add(partition);
    }
    boolean cooperative = dealer.nextBoolean();
    shares.forEach(
        (member, share) ->
            member.close(
                member.owned().stream()
                    .filter(partition -> !cooperative || !share.contains(partition))
                    .toList()));
    shares.forEach(
        (member, share) -> {
          List<TopicPartition> added =
              share.stream().filter(partition -> !member.owned().contains(partition)).toList();
          if (!added.isEmpty()) {
            member.open(added);
          }
        });
  }

  void stop() {
    members.forEach(member -> member.task.close());
  }

  boolean done() {
    return log.keySet().stream().allMatch(tp -> groupOffsets.getOrDefault(tp, 0L) == endOf(tp));
  }
}
