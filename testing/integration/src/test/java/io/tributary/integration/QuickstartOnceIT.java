package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quickstart --once}: the simulated main job proves itself. */
class QuickstartOnceIT {

  @TempDir Path folder;

  @Test
  void endsWithZeroAndNamesItsFigures() throws Exception {
    try (QuickstartProcess quickstart = QuickstartProcess.start(folder, "--once")) {
      int status = quickstart.await();

      assertThat(quickstart.output())
          .contains("flights", "buses", "flights_by_country", "buses_by_route", "All of it holds");
      assertThat(status).isZero();
    }
  }
}
