package io.tributary.connect.hudi;

import io.tributary.connect.hudi.control.ControlChannel;
import io.tributary.connect.hudi.control.ControlEvent;
import io.tributary.connect.hudi.control.ControlEventCodec;
import io.tributary.connect.hudi.model.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A control topic in memory: every task reads all that is sent after it joined. */
final class SharedControl {

  private final List<byte[]> log = new ArrayList<>();
  private final Map<String, Integer> partitionCounts;
  private Predicate<ControlEvent> lost = event -> false;
  private Predicate<ControlEvent> doubled = event -> false;

  SharedControl(Map<String, Integer> partitionCounts) {
    this.partitionCounts = partitionCounts;
  }

  /** From now on such events never arrive. */
  void lose(Predicate<ControlEvent> events) {
    lost = events;
  }

  /** From now on such events arrive twice. */
  void twice(Predicate<ControlEvent> events) {
    doubled = events;
  }

  HudiAssembly.Control join() {
    return new HudiAssembly.Control(new Member(), () -> Topics.of(partitionCounts));
  }

  private final class Member implements ControlChannel {

    private int read = log.size();

    @Override
    public void send(ControlEvent event) {
      if (!lost.test(event)) {
        log.add(ControlEventCodec.encode(event));
        if (doubled.test(event)) {
          log.add(ControlEventCodec.encode(event));
        }
      }
    }

    @Override
    public List<ControlEvent> poll() {
      List<ControlEvent> events = new ArrayList<>();
      for (; read < log.size(); read++) {
        events.add(ControlEventCodec.decode(log.get(read)).orElseThrow());
      }
      return events;
    }

    @Override
    public long pollIntervalMs() {
      return 10;
    }

    @Override
    public void close() {
      read = Integer.MAX_VALUE;
    }
  }
}
