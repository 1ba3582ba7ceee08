package io.tributary.connect.http.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollSchedulerTest {

  /**
   * The task may take records before the step that gave them has noted where to go on; a step begun
   * then would ask for the same again.
   */
  @Test
  void beginsNoStepBeforeTheLastOneHasEndedHoweverSoonItsRecordsAreTaken() throws Exception {
    Overlap unit = new Overlap();
    try (PollScheduler scheduler =
        new PollScheduler("test", 2, List.of(unit, new Overlap()), new Handoff(10))) {
      scheduler.start();

      assertThat(unit.secondBegan.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(unit.overlapped).isFalse();
    }
  }

  private static final class Overlap implements UnitRunner {

    private static final int PATIENCE_MS = 300;

    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicBoolean overlapped = new AtomicBoolean();
    private final CountDownLatch secondBegan = new CountDownLatch(1);

    @Override
    public String name() {
      return "unit";
    }

    @Override
    public Turn step(Runnable onTaken) {
      if (steps.incrementAndGet() > 1) {
        secondBegan.countDown();
        return Turn.end();
      }
      onTaken.run();
      try {
        overlapped.set(secondBegan.await(PATIENCE_MS, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Turn.untilTaken();
    }

    @Override
    public long untilDueMs() {
      return 0;
    }

    @Override
    public boolean isEndless() {
      return false;
    }

    @Override
    public void cancel() {
      // Nothing is under way that hangs.
    }

    @Override
    public void close() {
      // Nothing is kept.
    }
  }
}
