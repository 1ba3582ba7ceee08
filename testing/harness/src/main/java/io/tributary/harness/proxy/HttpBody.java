package io.tributary.harness.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Hands the body of a message on, as its head says where it ends. */
final class HttpBody {

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int HEX = 16;

  private HttpBody() {}

  static void ofRequest(HttpHead head, InputStream in, OutputStream out, Pace pace)
      throws IOException {
    if (head.chunked()) {
      chunks(in, out, pace);
    } else {
      pace.copy(in, out, Math.max(0, head.length()));
    }
  }

  static void ofAnswer(
      HttpHead request, HttpHead answer, InputStream in, OutputStream out, Pace pace)
      throws IOException {
    int status = answer.status();
    if (request.method().equals("HEAD") || status == NO_CONTENT || status == NOT_MODIFIED) {
      return;
    }
    if (answer.chunked()) {
      chunks(in, out, pace);
    } else {
      pace.copy(in, out, answer.length());
    }
  }

  private static void chunks(InputStream in, OutputStream out, Pace pace) throws IOException {
    long length;
    do {
      String line = line(in, out);
      length = Long.parseLong(line.split(";", 2)[0].strip(), HEX);
      pace.copy(in, out, length);
      if (length > 0) {
        line(in, out);
      }
    } while (length > 0);
    String trailer;
    do {
      trailer = line(in, out);
    } while (!trailer.isEmpty());
    out.flush();
  }

  private static String line(InputStream in, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the connection ended within a body");
      }
      line.append((char) next);
    }
    out.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    return line.toString().strip();
  }
}
