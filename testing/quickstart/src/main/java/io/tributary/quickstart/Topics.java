package io.tributary.quickstart;

import io.tributary.harness.process.HarnessException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the main job. */
final class Topics {

  private static final short ONE_BROKER = 1;

  /** Recorded reports carry their own old times: by age the broker would delete them at once. */
  private static final Map<String, String> KEEP_ALL = Map.of("retention.ms", "-1");

  private Topics() {}

  /** Creates them ahead of the connectors, so that no sink waits for its topic to be found. */
  static void create(Admin admin) {
    try {
      admin
          .createTopics(
              List.of(
                  new NewTopic(MainJob.FLIGHTS, 2, ONE_BROKER).configs(KEEP_ALL),
                  new NewTopic(MainJob.BUSES, 2, ONE_BROKER).configs(KEEP_ALL),
                  new NewTopic(MainJob.CHANGES, 1, ONE_BROKER).configs(KEEP_ALL)))
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
