package io.tributary.harness;

import java.time.Duration;

/** Hears what the harness is doing. Called by several threads at once. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void starting(String server) {}

        @Override
        public void ready(String server, Duration took) {}

        @Override
        public void stopping(String server) {}
      };

  void starting(String server);

  void ready(String server, Duration took);

  void stopping(String server);
}
