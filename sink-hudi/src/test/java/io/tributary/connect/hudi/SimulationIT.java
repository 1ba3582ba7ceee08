package io.tributary.connect.hudi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The protocol and the real writer on a real table, whatever happens. Seeds {@code simulation.from}
 * (1) to {@code simulation.to} (8); each has one of the kinds of table.
 */
class SimulationIT {

  private static final int RECORDS = 150;

  private static final List<Map<String, String>> LAYOUTS =
      List.of(
          Map.of("table.type", "merge_on_read", "table.version", "6"),
          Map.of("table.type", "copy_on_write", "table.version", "6"),
          Map.of("table.type", "merge_on_read", "table.version", "9"),
          Map.of("table.type", "copy_on_write", "table.version", "9"));

  @TempDir private Path folder;

  @BeforeAll
  static void hauntTheStorage() {
    HauntedFileSystem.install();
  }

  @AfterAll
  static void leaveTheStorage() throws IOException {
    HauntedFileSystem.uninstall();
  }

  static Stream<Arguments> seeds() {
    return LongStream.rangeClosed(
            Long.getLong("simulation.from", 1), Long.getLong("simulation.to", 8))
        .mapToObj(seed -> Arguments.of(seed, LAYOUTS.get((int) (seed % LAYOUTS.size()))));
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @MethodSource("seeds")
  void losesAndDoublesNothing(long seed, Map<String, String> layout) {
    new Simulation(seed, folder, layout).run(RECORDS);
  }
}
