package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quickstart --once --opensky DIR}: a folder of bodies in, the last states out. */
class RecordedBodiesIT {

  @TempDir Path folder;

  @Test
  void lastStateOfEachRecordedAircraftIsInTheLake() throws Exception {
    try (QuickstartProcess quickstart = start()) {
      int status = quickstart.await();

      assertThat(quickstart.output()).contains("All of it holds");
      assertThat(status).isZero();
    }
  }

  @Test
  void endsWithOneAndNamesTheDifferenceWhenTheLakeIsNotWhatWasRecorded() throws Exception {
    try (QuickstartProcess quickstart = start()) {
      quickstart.awaitServed(2);
      RecordedBodies.tamper(folder.resolve("bodies"));
      int status = quickstart.await();

      assertThat(quickstart.output())
          .contains(RecordedBodies.EARLY_BIRD, "velocity", "123.45", "does NOT hold");
      assertThat(status).isEqualTo(1);
    }
  }

  private QuickstartProcess start() throws Exception {
    Path bodies = Files.createDirectory(folder.resolve("bodies"));
    RecordedBodies.write(bodies);
    return QuickstartProcess.start(folder, "--once", "--opensky", bodies.toString());
  }
}
