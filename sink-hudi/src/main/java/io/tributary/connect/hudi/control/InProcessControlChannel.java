package io.tributary.connect.hudi.control;

import java.util.ArrayList;
import java.util.List;

/**
 * For a sink of one task, which only talks to itself.
 *
 * <p>Threading: for the task's thread alone.
 */
public final class InProcessControlChannel implements ControlChannel {

  private final List<ControlEvent> events = new ArrayList<>();

  @Override
  public void send(ControlEvent event) {
    events.add(event);
  }

  @Override
  public List<ControlEvent> poll() {
    List<ControlEvent> taken = List.copyOf(events);
    events.clear();
    return taken;
  }

  @Override
  public long pollIntervalMs() {
    return 0;
  }

  @Override
  public void close() {
    events.clear();
  }
}
