package io.tributary.connect.hudi.control;

import java.util.List;

/** Carries control events between the tasks of one sink, the sender included. */
public interface ControlChannel extends AutoCloseable {

  /** Sends to all tasks. May lose events, never changes their order. */
  void send(ControlEvent event);

  /** Events that arrived since the last call, without waiting; none at the moment: empty. */
  List<ControlEvent> poll();

  /**
   * How long, in milliseconds, a task may leave the channel alone; 0 where it need not come back.
   */
  long pollIntervalMs();

  @Override
  void close();
}
