package io.tributary.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.quickstart.Options.Database;
import io.tributary.quickstart.Options.RefusedException;
import io.tributary.quickstart.jobs.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @Test
  void runsTheSimulationUntilStoppedWhenNothingIsAsked() throws RefusedException {
    assertThat(parse())
        .isEqualTo(
            new Options(
                Catalog.main(),
                false,
                false,
                null,
                0,
                false,
                null,
                Options.SEED,
                Database.Started.LIGHT));
  }

  @Test
  void takesAllOptionsTogether(@TempDir Path folder) throws RefusedException, IOException {
    Files.createFile(folder.resolve("states.json"));

    assertThat(parse("--once", "--opensky", folder.toString(), "--db", "mysql"))
        .isEqualTo(
            new Options(
                Catalog.main(),
                true,
                false,
                null,
                0,
                false,
                folder,
                Options.SEED,
                Database.Started.MYSQL));
  }

  @Test
  void takesADatabaseOfTheUser() throws RefusedException {
    assertThat(parse("--db", "db.local:3307").database())
        .isEqualTo(new Database.Given("db.local", 3307));
  }

  @Test
  void refusesAnUnknownOption() {
    assertThatThrownBy(() -> parse("--twice"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("unknown option --twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--opensky", "--data", "--seed", "--db", "--minutes", "--heap-mb"})
  void refusesAnOptionWithoutItsValue(String option) {
    assertThatThrownBy(() -> parse(option))
        .isInstanceOf(RefusedException.class)
        .hasMessage(option + " needs a value");
  }

  @Test
  void refusesAFolderWithoutBodies(@TempDir Path folder) {
    assertThatThrownBy(() -> parse("--opensky", folder.toString()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> parse("--opensky", "/nowhere/at/all"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("/nowhere/at/all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oracle", ":3306", "host:", "host:x"})
  void refusesADatabaseItCannotReach(String database) {
    assertThatThrownBy(() -> parse("--db", database))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("--db");
  }

  @Test
  void takesASoakOfAllJobsInASmallHeap() throws RefusedException {
    Options options = parse("all", "--minutes", "10", "--heap-mb", "512");

    assertThat(options.soak()).isEqualTo(Duration.ofMinutes(10));
    assertThat(options.heapMb()).isEqualTo(512);
    assertThat(options.plan(Instant.EPOCH).proven()).isTrue();
    assertThat(options.plan(Instant.EPOCH).once()).isFalse();
  }

  @Test
  void refusesASoakThatCannotEnd() {
    assertThatThrownBy(() -> parse("--minutes", "10"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("named jobs");
    assertThatThrownBy(() -> parse("all", "--once", "--minutes", "10"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("two ways to end");
    assertThatThrownBy(() -> parse("all", "--minutes", "0"))
        .isInstanceOf(RefusedException.class)
        .hasMessage("--minutes wants a number from 1 on");
  }

  private static Options parse(String... arguments) throws RefusedException {
    return Options.parse(List.of(arguments), Path.of("/from/here"));
  }
}
