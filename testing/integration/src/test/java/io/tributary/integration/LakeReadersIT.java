package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.process.Await;
import io.tributary.harness.spark.HudiRelease;
import io.tributary.harness.spark.SparkReader;
import io.tributary.harness.spark.TableRead;
import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two tables in a real worker that are read again and again while commits, compactions and
 * cleanings go on. All rows get version 1, one after the other, then version 2, and so on; so
 * whatever part of the topic a table holds, its rows are of one version up to some row, and of the
 * one before from there on. A reader that saw half a commit would find more versions, or rows in
 * between.
 */
class LakeReadersIT {

  private static final String COPIED = "read_copied";
  private static final String LOGGED = "read_logged";
  private static final int ROWS = 60;
  private static final int STATES = 20;
  private static final int LOGGED_READS = 16;
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration PAUSE = Duration.ofMillis(60);
  private static final Schema SCHEMA =
      SchemaBuilder.struct()
          .field("id", Schema.INT64_SCHEMA)
          .field("version", Schema.INT64_SCHEMA)
          .build();

  @RegisterExtension static final Servers SERVERS = Servers.broker().andLake();

  private long version;

  @Test
  void seeWholeCommitsAloneWhileOthersAreMadeAndMergedAndCleaned() throws Exception {
    ConnectRest rest =
        SERVERS
            .worker(
                WorkerSettings.of(SERVERS.kafka().bootstrap())
                    .plugins(List.of(PluginFolder.HUDI.path()))
                    .with("offset.flush.interval.ms", "1000"))
            .rest();
    for (String topic : List.of(COPIED, LOGGED)) {
      SERVERS.kafka().createTopic(topic, 1);
      rest.create(topic, config(topic));
    }
    try (ConnectProducer copied = new ConnectProducer(SERVERS.kafka().bootstrap(), COPIED);
        ConnectProducer logged = new ConnectProducer(SERVERS.kafka().bootstrap(), LOGGED)) {
      sendNext(copied, logged);
      for (String topic : List.of(COPIED, LOGGED)) {
        LakeOffsets.awaitEnd(rest, SERVERS, topic, LIMIT);
      }
      try (Repeatedly versions = Repeatedly.run(PAUSE, () -> sendNext(copied, logged))) {
        awaitCleanings(1);
        readCopied();
        readLogged();
        awaitCleanings(3);
        versions.end();
      }
      for (String topic : List.of(COPIED, LOGGED)) {
        LakeOffsets.awaitEnd(rest, SERVERS, topic, LIMIT);
      }
      // In a table of this version a compaction ends as a commit, all else as a delta commit.
      assertThat(instants(LOGGED, ".commit")).as("compactions").isGreaterThan(2);
    }
  }

  private static void awaitCleanings(int count) {
    for (String topic : List.of(COPIED, LOGGED)) {
      Await.until(
          count + " cleanings of " + topic, LIMIT, () -> instants(topic, ".clean") >= count);
    }
  }

  private void sendNext(ConnectProducer... topics) throws Exception {
    version++;
    for (ConnectProducer topic : topics) {
      for (long id = 0; id < ROWS; id++) {
        topic.send("one", new Struct(SCHEMA).put("id", id).put("version", version));
      }
      topic.flush();
    }
  }

  private static void readCopied() {
    Set<Long> seen = new TreeSet<>();
    Await.until(
        STATES + " states of " + COPIED + " are seen",
        LIMIT,
        () -> {
          long newest = newest(copied());
          assertThat(seen).as("what was seen before").allMatch(before -> before <= newest);
          seen.add(newest);
          return seen.size() == STATES;
        });
  }

  private static List<Row> copied() {
    try {
      return LakeRows.of(SERVERS.lake(), COPIED);
    } catch (IOException e) {
      throw new UncheckedIOException("a file is gone that a reader needs", e);
    }
  }

  private static void readLogged() throws IOException {
    List<TableRead> reads =
        Collections.nCopies(
            LOGGED_READS, TableRead.snapshot(HudiSink.folder(SERVERS.lake(), LOGGED)));
    Set<Long> seen = new TreeSet<>();
    for (List<String> lines : new SparkReader(SERVERS.run(), HudiRelease.V1_2).read(reads)) {
      long newest = newest(SparkJson.rows(lines));
      assertThat(seen).as("what was seen before").allMatch(before -> before <= newest);
      seen.add(newest);
    }
    assertThat(seen).hasSizeGreaterThan(LOGGED_READS / 4);
  }

  /** The version that the first row has, when the others have it too up to some row. */
  private static long newest(List<Row> rows) {
    List<Long> versions =
        rows.stream()
            .sorted(Comparator.comparing((Row row) -> (Long) row.value("id")))
            .map(row -> (Long) row.value("version"))
            .toList();
    assertThat(versions).hasSize(ROWS).isSortedAccordingTo(Comparator.reverseOrder());
    long newest = versions.get(0);
    assertThat(versions.get(ROWS - 1)).isBetween(newest - 1, newest);
    return newest;
  }

  private static long instants(String table, String ending) {
    Path timeline = HudiSink.folder(SERVERS.lake(), table).resolve(".hoodie");
    try (Stream<Path> files = Files.list(timeline)) {
      return files.filter(file -> file.toString().endsWith(ending)).count();
    } catch (IOException e) {
      throw new UncheckedIOException("the timeline cannot be listed", e);
    }
  }

  private static Map<String, String> config(String topic) {
    Map<String, String> config = new HashMap<>(HudiSink.plain(SERVERS.lake(), topic, "id"));
    config.put("table.type", topic.equals(LOGGED) ? "merge_on_read" : "copy_on_write");
    // Several files for one commit to be seen in part.
    config.put("buckets.per.partition", "4");
    config.put("commit.interval.ms", "200");
    config.put("compact.every.commits", "3");
    config.put("clean.every.commits", "2");
    // A query that takes longer than so many commits, here 10 s and more, finds files gone.
    config.put("clean.retain.commits", "50");
    config.put("archive.min.commits", "100");
    config.put("archive.max.commits", "120");
    return config;
  }
}
