package io.tributary.quickstart.job;

import io.tributary.harness.process.HarnessException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates topics ahead of the connectors. */
public final class Topics {

  private static final short ONE_BROKER = 1;

  /** Recorded reports carry their own old times: by age the broker would delete them at once. */
  private static final Map<String, String> KEEP_ALL = Map.of("retention.ms", "-1");

  private Topics() {}

  public static void create(Admin admin, List<Topic> topics) {
    try {
      admin
          .createTopics(
              topics.stream()
                  .map(
                      topic ->
                          new NewTopic(topic.name(), topic.partitions(), ONE_BROKER)
                              .configs(KEEP_ALL))
                  .toList())
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new HarnessException("The broker did not create the topics", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HarnessException("Interrupted while the broker creates topics", e);
    }
  }
}
