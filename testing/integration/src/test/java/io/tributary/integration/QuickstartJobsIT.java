package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./quickstart all --once --kill}: five jobs in one worker, which is killed while none of
 * them has been fed more than half of what it is to carry, prove what that has left.
 */
class QuickstartJobsIT {

  @TempDir Path folder;

  @Test
  void holdTheirAnswersThroughAKill() throws Exception {
    try (QuickstartProcess quickstart =
        QuickstartProcess.start(folder, "all", "--once", "--kill", "--heap-mb", "512")) {
      int status = quickstart.await();

      assertThat(quickstart.output())
          .contains("kill -9", "All of it holds")
          .contains(
              "table word_totals",
              "topic topic-c",
              "Hive table yearly_trend",
              "lake table bus_status_direct",
              "lake table flights",
              "table speed_bands");
      assertThat(status).isZero();
    }
  }
}
