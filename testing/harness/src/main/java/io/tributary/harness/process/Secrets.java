package io.tributary.harness.process;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Keys and passwords for the servers of one run: loopback is open to every user of the machine. */
public final class Secrets {
  private static final int BYTES = 12;

  private Secrets() {}

  /** 24 hexadecimal digits that nobody can guess. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
