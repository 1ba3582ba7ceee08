package io.tributary.harness.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast bytes go on their way.
 *
 * @param bytesPerSecond 0 for as fast as they can
 */
record Pace(int bytesPerSecond) {

  static final Pace UNBOUNDED = new Pace(0);

  private static final int BUFFER = 1 << 16;
  private static final int STEPS_PER_SECOND = 10;

  /**
   * Hands bytes on.
   *
   * @param length how many; {@link HttpHead#UNKNOWN} for all until the end
   * @throws IOException also where the bytes end too early
   */
  void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer =
        new byte[bytesPerSecond == 0 ? BUFFER : Math.max(1, bytesPerSecond / STEPS_PER_SECOND)];
    long left = length;
    while (left != 0) {
      int wanted = left < 0 ? buffer.length : (int) Math.min(buffer.length, left);
      int read = in.read(buffer, 0, wanted);
      if (read < 0) {
        if (left > 0) {
          throw new IOException("the message ends " + left + " bytes too early");
        }
        return;
      }
      out.write(buffer, 0, read);
      out.flush();
      left = left < 0 ? left : left - read;
      if (bytesPerSecond > 0) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(read) / bytesPerSecond);
      }
    }
  }
}
