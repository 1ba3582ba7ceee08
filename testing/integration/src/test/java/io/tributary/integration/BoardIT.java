package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.quickstart.jobs.MainJob;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The board of a running main job, in a browser. What it looks like is left in {@code
 * target/board}.
 */
class BoardIT {

  private static final OpenBoard BOARD = new OpenBoard();

  @BeforeAll
  static void start() throws Exception {
    BOARD.start(List.of(new MainJob()));
  }

  @AfterAll
  static void stop() throws Exception {
    BOARD.stop();
  }

  @Test
  void everyPanelShowsData() {
    BOARD.await("emptyPanels().then(empty => empty.length === 0)");

    image("laptop-light", 1280, false, false);
    image("laptop-dark", 1280, false, true);
    image("phone-light", 390, true, false);
    image("phone-dark", 390, true, true);
    BOARD.page().screen(1280, 900, false, false);
    assertThat(BOARD.page().complaints()).isEmpty();
    assertThat(BOARD.page().requests())
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address).startsWith(BOARD.url()));
  }

  /** The ledger is gone for a while, which no retry mends: the task fails, and stays so. */
  @Test
  void theRestartButtonBringsAFailedTaskBack() throws SQLException {
    BOARD.await("stateOf('aggregates-sink') === 'connector running, task 0 running'");
    execute("RENAME TABLE tributary_offsets TO parked_offsets");
    BOARD.await("stateOf('aggregates-sink') === 'connector running, task 0 failed'");
    assertThat(
            BOARD
                .page()
                .value("row('aggregates-sink').querySelector('.trouble').textContent")
                .asText())
        .contains("error 1146");
    image("laptop-failed", 1280, false, false);
    execute("RENAME TABLE parked_offsets TO tributary_offsets");
    long compared = compared();

    BOARD.page().value("row('aggregates-sink').querySelector('button').click()");

    BOARD.await("stateOf('aggregates-sink') === 'connector running, task 0 running'");
    BOARD.await("records are counted again", () -> compared() > compared);
    BOARD.await("document.querySelector('#proof').classList.contains('holds')");
  }

  /** The proof is of the table, not of what the sink says: whoever changes a count is found out. */
  @Test
  void theProofFindsARecordThatIsCountedTwiceAndOneThatIsNot() throws SQLException {
    BOARD.await("proof() === 'missing = 0, doubled = 0, different = 0'");
    String first = "(SELECT MIN(minute) FROM (SELECT minute FROM buses_by_route) all_of_it)";
    String change = "UPDATE buses_by_route SET reports = reports %s WHERE minute = " + first;

    execute(change.formatted("+ 1") + " ORDER BY route LIMIT 1");
    BOARD.await("proof() === 'missing = 0, doubled = 1, different = 0'");

    execute(change.formatted("- 1") + " ORDER BY route LIMIT 1");
    execute(change.formatted("- 1") + " ORDER BY route LIMIT 1");
    BOARD.await("proof() === 'missing = 1, doubled = 0, different = 0'");

    execute(change.formatted("+ 1") + " ORDER BY route LIMIT 1");
    BOARD.await("proof() === 'missing = 0, doubled = 0, different = 0'");
  }

  @Test
  void whatServersSayIsNoMarkup() {
    BOARD.await("emptyPanels().then(empty => !empty.includes('connectors'))");

    assertThat(BOARD.page().value("markupIn('<img src=x onerror=throw><b>RUNNING</b>')").asInt())
        .isZero();
    assertThat(BOARD.page().complaints()).isEmpty();
  }

  private static long compared() {
    String text =
        BOARD.page().value("document.querySelector('#proof summary').textContent").asText();
    return Long.parseLong(text.substring(0, text.indexOf(' ')).replace(",", ""));
  }

  private static void execute(String sql) throws SQLException {
    try (Statement statement = BOARD.stores().database().createStatement()) {
      statement.execute(sql);
    }
  }

  private static void image(String name, int width, boolean phone, boolean dark) {
    BOARD.image(
        name,
        width,
        phone,
        dark,
        "emptyPanels().then(empty => empty.every(one => one === 'proof'))");
  }
}
