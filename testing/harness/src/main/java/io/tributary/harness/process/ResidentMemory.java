package io.tributary.harness.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads how much memory a process holds, where the system shows it under {@code /proc}. */
public final class ResidentMemory {
  private static final String NOW = "VmRSS:";
  private static final String PEAK = "VmHWM:";
  private static final long KIB = 1024;

  private ResidentMemory() {}

  /** In bytes; 0 when the process is gone or there is no {@code /proc}. */
  public static long of(long pid) {
    return bytes(pid, NOW);
  }

  /** The most that it has held until now, in bytes; 0 as with {@link #of}. */
  public static long peakOf(long pid) {
    return bytes(pid, PEAK);
  }

  private static long bytes(long pid, String name) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith(name)) {
          return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
