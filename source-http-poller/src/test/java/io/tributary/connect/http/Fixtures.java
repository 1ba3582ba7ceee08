package io.tributary.connect.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Bodies with the shapes that the APIs have, and values that are our own. */
public final class Fixtures {

  private Fixtures() {}

  public static byte[] read(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/fixtures/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
