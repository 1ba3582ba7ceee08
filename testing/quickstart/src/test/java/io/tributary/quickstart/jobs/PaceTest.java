package io.tributary.quickstart.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void takesAStepWithEachReleaseUpToItsLast() {
    Pace pace = new Pace(2);

    assertThat(pace.mayStep()).isTrue();
    pace.stepped();
    assertThat(pace.mayStep()).isFalse();
    pace.release();
    pace.release();
    assertThat(pace.mayStep()).isTrue();
    pace.stepped();

    assertThat(pace.mayStep()).isFalse();
  }

  @Test
  void hasBeenReceivedOnceItsLastWasAskedForAgain() {
    Pace pace = new Pace(1);
    pace.stepped();
    assertThat(pace.received()).isFalse();

    pace.repeated();

    assertThat(pace.received()).isTrue();
  }

  @Test
  void isNotReceivedWhileMoreIsToCome() {
    Pace pace = new Pace(2);
    pace.stepped();
    pace.repeated();

    assertThat(pace.received()).isFalse();
  }

  @Test
  void endsWithWhatIsReleasedByThen() {
    Pace pace = new Pace(Integer.MAX_VALUE);
    pace.release();
    pace.end();
    pace.release();
    pace.stepped();
    pace.repeated();
    assertThat(pace.received()).as("the second step was released").isFalse();
    pace.stepped();
    pace.repeated();

    assertThat(pace.mayStep()).isFalse();
    assertThat(pace.received()).isTrue();
  }
}
