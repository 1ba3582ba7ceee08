package io.tributary.harness.process;

/** A server that can be killed and started again with the same command, on its port and data. */
public abstract class KeptServer implements AutoCloseable {
  private final RunFolder run;
  private final Command command;
  private ServerProcess process;

  /** Starts the process; the caller waits until it is ready. */
  protected KeptServer(RunFolder run, Command command) {
    this.run = run;
    this.command = command;
    this.process = ServerProcess.start(command, run);
  }

  /** Waits until the server answers. */
  protected abstract void awaitReady();

  public ServerProcess process() {
    return process;
  }

  /** {@code kill -9}. */
  public void killHard() {
    process.killHard();
  }

  /** Stops the server if it still runs, and starts it again. */
  public void restart() {
    process.stop();
    process = ServerProcess.start(command, run);
    awaitReady();
  }

  @Override
  public void close() {
    process.stop();
  }
}
