package io.tributary.harness.stub;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.harness.process.RunFolder;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StubProcessIT {
  @Test
  void servesFailsAndTellsFromItsOwnProcess() throws Exception {
    Instant now = Instant.now();
    try (RunFolder run = RunFolder.create(Path.of("target/runs"));
        StubProcess stub =
            StubProcess.start(
                run,
                StubSettings.simulation(1, now).vehicles(5, 5).served(run.resolve("served")))) {
      assertThat(stub.process().pid()).isNotEqualTo(ProcessHandle.current().pid());
      stub.fail(Endpoint.OPENSKY, new Fault(Fault.Kind.THROTTLED, 3), 2);
      assertThat(status(stub)).isEqualTo(429);
      assertThat(status(stub)).isEqualTo(429);
      assertThat(status(stub)).isEqualTo(200);
      assertThat(stub.journal()).containsEntry(Endpoint.OPENSKY, new Tally(1, 2, 1, 5, 5));
      assertThat(run.resolve("served/opensky/000001.json"))
          .content()
          .startsWith("{\"time\":" + now.getEpochSecond());
    }
  }

  private static int status(StubProcess stub) throws Exception {
    return ((HttpURLConnection) URI.create(stub.url(Endpoint.OPENSKY)).toURL().openConnection())
        .getResponseCode();
  }
}
