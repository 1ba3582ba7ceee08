package io.tributary.connect.hudi;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.commit.FaultPoint;
import io.tributary.connect.hudi.lake.LakeReader;
import io.tributary.connect.hudi.model.TableFailure;
import io.tributary.connect.kit.error.FailureKind;
import io.tributary.testkit.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tasks that share one real table, under all that a seed brings: kills, tasks that stand still at
 * any step of the storage while others take over and go on later, rebalances in mid-cycle, changes
 * of the coordinator, lost and doubled events, errors of the storage, and answers of it that are
 * lost though the step was done.
 *
 * <p>One thread does everything: a task that stands still is one within whose step the others have
 * their turns.
 */
final class Simulation implements HauntedFileSystem.Haunting {

  private static final Logger LOG = LoggerFactory.getLogger(Simulation.class);

  private static final int PARTITIONS = 4;
  private static final int TASKS = 3;
  private static final int MAX_TURNS = 4_000;
  private static final int MAX_STANDING = 2;

  /** One in so many steps of the storage. */
  private static final int KILL = 800;

  private static final int ERROR = 500;
  private static final int LOST_ANSWER = 800;
  private static final int STAND_STILL = 250;

  private final long seed;
  private final Random random;
  private final String path;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final SharedControl control = new SharedControl(Map.of(Flights.TOPIC, PARTITIONS));
  private final SimulatedCluster cluster;
  private final Map<String, Double> expected = new TreeMap<>();
  private final Deque<Player> acting = new ArrayDeque<>();
  private final Map<SimulatedCluster.Member, Player> players = new HashMap<>();
  private final List<Player> zombies = new ArrayList<>();
  private final Map<String, Integer> happened = new TreeMap<>();
  private boolean calm;
  private boolean offStage;

  /** A task, and whether its process is gone. */
  private static final class Player {
    private final SimulatedCluster.Member member;
    private boolean dead;

    Player(SimulatedCluster.Member member) {
      this.member = member;
    }
  }

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  Simulation(long seed, Path folder, Map<String, String> layout) {
    this.seed = seed;
    this.random = new Random(seed);
    this.path = "file:" + folder.resolve("flights");
    Map<String, String> props = new HashMap<>(layout);
    props.put("name", "simulated");
    props.put("topics", Flights.TOPIC);
    props.put("table.name", "flights");
    props.put("table.path", path);
    props.put("record.key.fields", "icao24");
    props.put("commit.interval.ms", "50");
    props.put("commit.timeout.ms", "2000");
    props.put("commit.retry.budget.ms", "100000000");
    props.put("write.threads", "1");
    props.put("clean.retain.commits", "3");
    props.put("clean.every.commits", "3");
    props.put("compact.every.commits", "4");
    props.put("archive.min.commits", "6");
    props.put("archive.max.commits", "9");
    this.cluster =
        new SimulatedCluster(
            props, clock, Flights.TOPIC, PARTITIONS, random, (config, context) -> control.join());
  }

  /** Runs until all records are committed and checks the table, row by row. */
  void run(int records) {
    for (int i = 0; i < records; i++) {
      append(random.nextInt(40), random.nextInt(5) == 0, i);
    }
    control.lose(event -> random.nextInt(30) == 0);
    control.twice(event -> random.nextInt(30) == 0);
    HauntedFileSystem.haunt(this);
    try {
      for (int i = 0; i < TASKS; i++) {
        join();
      }
      for (int turn = 0; !cluster.done(); turn++) {
        assertThat(turn).as("turns of seed %d, %s", seed, happened).isLessThan(MAX_TURNS);
        turn();
      }
      settle();
    } finally {
      HauntedFileSystem.leave();
      cluster.stop();
    }
    assertThat(velocities()).as("table of seed %d, %s", seed, happened).isEqualTo(expected);
    LOG.info("Seed {}: {}", seed, happened);
  }

  /** Nothing happens any more, and whoever was away has come to its end: one more commit. */
  private void settle() {
    calm = true;
    control.lose(event -> false);
    zombies.forEach(zombie -> act(zombie, 3));
    for (int i = 0; i < PARTITIONS; i++) {
      append(i, false, -1);
    }
    for (int turn = 0; !cluster.done(); turn++) {
      assertThat(turn).as("last turns of seed %d, %s", seed, happened).isLessThan(MAX_TURNS);
      turn();
    }
  }

  private void turn() {
    clock.advance(Duration.ofMillis(20));
    act(
        players.get(cluster.members().get(random.nextInt(cluster.members().size()))),
        1 + random.nextInt(5));
    if (calm) {
      return;
    }
    if (random.nextInt(60) == 0) {
      count("rebalances");
      undisturbed(cluster::rebalance);
    }
    if (!zombies.isEmpty() && random.nextInt(8) == 0) {
      count("hauntings");
      act(zombies.remove(random.nextInt(zombies.size())), 3);
    }
  }

  private void act(Player player, int maxRecords) {
    acting.push(player);
    try {
      player.member.turn(maxRecords);
    } catch (Killed e) {
      player.dead = true;
    } catch (TableFailure e) {
      requireLegitimate(player, e);
      count("failed tasks");
      player.dead = true;
    } finally {
      acting.pop();
    }
    if (player.dead && isMember(player)) {
      expel(player);
    }
  }

  /** A task stops for good only where another one has taken its place in the meantime. */
  private void requireLegitimate(Player player, TableFailure failure) {
    boolean overtaken =
        failure.kind() == FailureKind.LOST_STATE && failure.getMessage().contains("another writer");
    if (!overtaken && !player.dead && isMember(player)) {
      throw new AssertionError("seed " + seed + ", " + happened, failure);
    }
  }

  private boolean isMember(Player player) {
    return cluster.members().contains(player.member);
  }

  private void join() {
    undisturbed(() -> cluster.join(FaultPoint.NONE));
    SimulatedCluster.Member joined = cluster.members().get(cluster.members().size() - 1);
    players.put(joined, new Player(joined));
  }

  /** Whoever happens to act has nothing to do with what the group does. */
  private void undisturbed(Runnable change) {
    boolean before = offStage;
    offStage = true;
    try {
      change.run();
    } finally {
      offStage = before;
    }
  }

  private void expel(Player player) {
    undisturbed(() -> cluster.expel(cluster.members().indexOf(player.member)));
    players.remove(player.member);
    join();
  }

  @Override
  public void before(String step, org.apache.hadoop.fs.Path at) throws IOException {
    Player player = acting.peek();
    if (player == null || offStage) {
      return;
    }
    if (player.dead) {
      throw new Killed();
    }
    if (calm) {
      return;
    }
    if (random.nextInt(KILL) == 0) {
      count("kills");
      player.dead = true;
      throw new Killed();
    }
    if (random.nextInt(ERROR) == 0) {
      count("errors");
      throw new IOException("simulated: " + step + " failed");
    }
    if (random.nextInt(STAND_STILL) == 0 && acting.size() <= MAX_STANDING && isMember(player)) {
      standStill(player);
    }
  }

  @Override
  public void after(String step, org.apache.hadoop.fs.Path at) throws IOException {
    Player player = acting.peek();
    if (player != null && !offStage && !calm && !player.dead && random.nextInt(LOST_ANSWER) == 0) {
      count("lost answers");
      throw new IOException("simulated: the answer to " + step + " is lost");
    }
  }

  /** The group gives the task up, and goes on for a while, before it takes its next step. */
  private void standStill(Player player) {
    count("standstills");
    expel(player);
    for (int i = random.nextInt(120); i > 0; i--) {
      clock.advance(Duration.ofMillis(20));
      List<SimulatedCluster.Member> members = cluster.members();
      act(players.get(members.get(random.nextInt(members.size()))), 1 + random.nextInt(5));
      if (random.nextInt(40) == 0) {
        clock.advance(Duration.ofSeconds(3));
      }
    }
    if (random.nextBoolean()) {
      zombies.add(player);
    }
  }

  private void append(int key, boolean delete, int version) {
    int partition = key % PARTITIONS;
    long offset = cluster.endOf(new TopicPartition(Flights.TOPIC, partition));
    String name = "k" + key;
    double velocity = version;
    SinkRecord record =
        Flights.record(partition, offset, name, delete ? null : Flights.row(name, velocity));
    cluster.append(record);
    if (delete) {
      expected.remove(name);
    } else {
      expected.put(name, velocity);
    }
  }

  private void count(String what) {
    happened.merge(what, 1, Integer::sum);
  }

  private Map<String, Double> velocities() {
    Map<String, Double> velocities = new TreeMap<>();
    LakeReader.rows(path, new Configuration())
        .forEach((key, row) -> velocities.put(key, (Double) row.get("velocity")));
    return velocities;
  }
}
