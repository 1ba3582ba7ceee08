package io.tributary.harness.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/** Finds ports of the loopback address that nobody listens on. */
public final class FreePorts {
  // Below the range from which outgoing connections take their ports (32768 on Linux, 49152
  // elsewhere): else a
  // client of another process could sit on a server's port between its kill and its restart.
  private static final int LOWEST = 15_000;
  private static final int HIGHEST = 32_000;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  /** A port that was free a moment ago. */
  public static int next() {
    RandomGenerator random = RandomGenerator.of("SecureRandom");
    for (int i = 0; i < TRIES; i++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (free(port)) {
        return port;
      }
    }
    throw new HarnessException("No free port between " + LOWEST + " and " + HIGHEST);
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
