package io.tributary.configs.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.testkit.RepositoryRoot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command, on folders whose mistakes their configs alone show. */
class DoctorTest {

  @TempDir private Path folder;

  private Examination examination() {
    return new Examination(folder);
  }

  /** Those that are POSTed as they are. */
  static List<Path> shipped() throws IOException {
    try (Stream<Path> folders = Files.list(RepositoryRoot.find().resolve("connector-configs"))) {
      return folders
          .filter(Files::isDirectory)
          .filter(each -> !List.of("src", "target").contains(each.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void findsNothingWrongWithAConfigThatIsShipped(Path shipped) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    int status = Doctor.run(new String[] {shipped.toString()}, print, print);

    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("nothing wrong was found\n");
    assertThat(status).isZero();
  }

  @Test
  void printsOneFindingALineAndTellsByItsStatus() throws IOException {
    Examination examination = examination().poller("poll", "pol.interval.ms", "5000");

    assertThat(examination.status()).isEqualTo(1);
    assertThat(examination.lines())
        .containsExactly(
            "error   poll.json:poll.interval.ms: unknown key 'pol.interval.ms'. Did you mean"
                + " 'poll.interval.ms'?");
  }

  @Test
  void printsJson() throws IOException {
    assertThat(examination().poller("poll", "pol.interval.ms", "5000").option("--json").lines())
        .containsExactly(
            "[{\"severity\":\"error\",\"file\":\"poll.json\",\"key\":\"poll.interval.ms\",\"reason\":\"unknown"
                + " key 'pol.interval.ms'\",\"what_to_do\":\"Did you mean 'poll.interval.ms'?\"}]");
  }

  @Test
  void cannotRunOnAFolderWithoutConnectors() {
    Examination examination = examination();

    assertThat(examination.status()).isEqualTo(2);
    assertThat(examination.complaint()).contains("No connector's config");
  }

  @Test
  void findsMisspeltKeysOfOtherConnectorsAndOfTransforms() throws IOException {
    assertThat(
            examination()
                .debezium(
                    "cdc",
                    "decimal.handling.mod",
                    "precise",
                    "transforms",
                    "mask",
                    "transforms.mask.type",
                    "io.tributary.connect.smt.Mask$Value",
                    "transforms.mask.fields",
                    "name:null",
                    "transforms.mask.on.eror",
                    "fail")
                .lines())
        .anySatisfy(line -> assertThat(line).contains("Did you mean 'decimal.handling.mode'?"))
        .anySatisfy(line -> assertThat(line).contains("Did you mean 'transforms.mask.on.error'?"));
  }

  @Test
  void saysThatItCannotCheckAConnectorItDoesNotHave() throws IOException {
    Examination examination = examination().poller("poll", "connector.class", "org.example.Absent");

    assertThat(examination.lines())
        .first()
        .asString()
        .startsWith("note    poll.json:connector.class: org.example.Absent is not on the class");
    assertThat(examination.status()).isZero();
  }

  @Test
  void findsSecretsInClear() throws IOException {
    List<String> lines =
        examination()
            .aggregates("agg", "database.password", "hunter2")
            .poller(
                "poll",
                "request.headers",
                "Authorization:Bearer abc",
                "request.parameters",
                "api_key=abc")
            .debezium("cdc", "database.password", "hunter2")
            .lines();

    assertThat(lines)
        .anyMatch(line -> line.startsWith("error   agg.json:database.password: a secret"))
        .anyMatch(line -> line.startsWith("error   cdc.json:database.password: a secret"))
        .anyMatch(line -> line.startsWith("error   poll.json:request.headers: a header"))
        .anyMatch(line -> line.startsWith("error   poll.json:request.parameters: a parameter"))
        .noneMatch(line -> line.contains("hunter2") || line.contains("abc"));
  }

  /** 2,880 polls a day, of the whole world, for 400 credits. */
  @Test
  void findsABudgetThatRunsDry() throws IOException {
    assertThat(examination().poller("poll", "poll.interval.ms", "30000").lines())
        .singleElement()
        .asString()
        .startsWith("error   poll.json:poll.interval.ms: 2,880 polls a day, at 4 credits each")
        .contains("11,520 credits a day")
        .contains("which is 400; it runs dry after 0 h 50 min")
        .contains("Poll every 864000 ms or less often");
  }

  @Test
  void addsUpWhatSharesABudget() throws IOException {
    Examination examination =
        examination()
            .poller("one", "poll.interval.ms", "1000000")
            .poller("two", "poll.interval.ms", "1000000", "topic", "others");

    assertThat(examination.lines())
        .hasSize(2)
        .allMatch(line -> line.contains("691 credits a day of all that share the budget"));
  }

  @Test
  void takesABudgetThatThePollerSpreadsForAPlan() throws IOException {
    Examination examination =
        examination()
            .poller(
                "poll",
                "poll.interval.ms",
                "30000",
                "rate.limit.requests",
                "400",
                "rate.limit.period.ms",
                "86400000");

    assertThat(examination.status()).isZero();
    assertThat(examination.lines()).first().asString().startsWith("note    poll.json:poll.int");
  }

  @Test
  void findsALoginInAnAddress() throws IOException {
    assertThat(
            examination()
                .poller("poll", "connection.url", "https://anna:hunter2@api.example/states")
                .lines())
        .anyMatch(line -> line.startsWith("error   poll.json:connection.url: the address holds"))
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void findsValuesThatAreLogged() throws IOException {
    assertThat(examination().poller("poll", "errors.log.include.messages", "true").lines())
        .anyMatch(line -> line.startsWith("warning poll.json:errors.log.include.messages: values"));
  }

  @Test
  void findsRecordsOfASourceThatVanish() throws IOException {
    assertThat(examination().poller("poll", "errors.tolerance", "all").lines())
        .anyMatch(line -> line.startsWith("warning poll.json:errors.tolerance: records that a"));
  }

  @Test
  void findsASinkThatReadsItsOwnDeadLetters() throws IOException {
    assertThat(
            examination()
                .hudi(
                    "lake",
                    "topics",
                    "flights,dead",
                    "errors.tolerance",
                    "all",
                    "errors.deadletterqueue.topic.name",
                    "dead")
                .lines())
        .anyMatch(
            line ->
                line.startsWith("error   lake.json:errors.deadletterqueue.topic.name: the conn"));
  }

  @Test
  void cannotRunOnASampleThatCannotBeRead() throws IOException {
    Examination missing =
        examination().poller("poll").option("--sample").option("poll=" + folder.resolve("none"));
    assertThat(missing.status()).isEqualTo(2);
    assertThat(missing.complaint()).contains("--sample poll: cannot read");

    Examination broken = examination().poller("poll").sample("flights", "{\"id\":");
    assertThat(broken.status()).isEqualTo(2);
    assertThat(broken.complaint()).startsWith("--sample flights: ");
  }
}
