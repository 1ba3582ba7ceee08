package io.tributary.harness.feed;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Writes the replies of one connection. */
final class ReplyWriter {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;
  private static final int PIECES = 20;

  private final Socket socket;
  private final OutputStream out;
  private final CountDownLatch stopped;

  /**
   * @param stopped ends what hangs
   */
  ReplyWriter(Socket socket, OutputStream out, CountDownLatch stopped) {
    this.socket = socket;
    this.out = out;
    this.stopped = stopped;
  }

  /** Whether the connection can be used again. */
  boolean write(Reply reply) throws IOException {
    switch (reply.manner()) {
      case PROMPT -> {
        head(reply);
        content(reply);
        return true;
      }
      case SLOW -> {
        byte[] body = body(reply);
        pause(reply.millis() / 2);
        head(reply);
        for (int piece = 0; piece < PIECES; piece++) {
          int from = (int) ((long) body.length * piece / PIECES);
          int to = (int) ((long) body.length * (piece + 1) / PIECES);
          out.write(body, from, to - from);
          out.flush();
          pause(reply.millis() / 2 / PIECES);
        }
        return true;
      }
      case CUT, RESET -> {
        byte[] body = body(reply);
        head(reply);
        out.write(Arrays.copyOf(body, body.length / 2));
        out.flush();
        if (reply.manner() == Reply.Manner.RESET) {
          socket.setSoLinger(true, 0);
        }
        return false;
      }
      case HANG -> {
        pause(reply.millis());
        return false;
      }
      case GARBAGE -> {
        out.write("\u0016\u0003\u0001 this is no HTTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return false;
      }
    }
    throw new IllegalArgumentException("unknown manner " + reply.manner());
  }

  private static byte[] body(Reply reply) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    reply.content().writeTo(body);
    return body.toByteArray();
  }

  private void head(Reply reply) throws IOException {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" X\r\n");
    reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    if (reply.length() < 0) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else if (reply.status() != NO_CONTENT && reply.status() != NOT_MODIFIED) {
      head.append("Content-Length: ").append(reply.length()).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private void content(Reply reply) throws IOException {
    if (reply.length() < 0) {
      reply.content().writeTo(new Chunks(out));
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      reply.content().writeTo(out);
    }
    out.flush();
  }

  private void pause(long millis) {
    try {
      stopped.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each write becomes a chunk. */
  private static final class Chunks extends FilterOutputStream {
    Chunks(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0) {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, from, length);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }
}
