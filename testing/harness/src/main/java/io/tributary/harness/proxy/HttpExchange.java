package io.tributary.harness.proxy;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One request on its way through the proxy, and what can become of it. */
public final class HttpExchange {

  private static final int CONTINUE = 100;

  private final HttpHead request;
  private final Socket client;
  private final Socket server;
  private final InputStream fromClient;
  private final InputStream fromServer;

  HttpExchange(
      HttpHead request,
      Socket client,
      Socket server,
      BufferedInputStream fromClient,
      BufferedInputStream fromServer) {
    this.request = request;
    this.client = client;
    this.server = server;
    this.fromClient = fromClient;
    this.fromServer = fromServer;
  }

  public HttpHead request() {
    return request;
  }

  /** Hands request and answer on. */
  public void forward() throws IOException {
    forward(Pace.UNBOUNDED);
  }

  /** Hands them on with so many bytes of their bodies a second. */
  public void forwardSlowly(int bytesPerSecond) throws IOException {
    forward(new Pace(bytesPerSecond));
  }

  private void forward(Pace pace) throws IOException {
    relayAnswer(send(pace), client.getOutputStream(), pace);
  }

  /** The server does what it is asked to; the client sees its connection reset. */
  public void loseAnswer() throws IOException {
    relayAnswer(send(Pace.UNBOUNDED), OutputStream.nullOutputStream(), Pace.UNBOUNDED);
    reset();
  }

  /** Both sides see the connection reset in the middle of the request's body. */
  public void resetInBody() throws IOException {
    if (sendHead() == null) {
      Pace.UNBOUNDED.copy(fromClient, server.getOutputStream(), Math.max(0, request.length()) / 2);
    }
    reset();
  }

  /** The client hears nothing until it hangs up, and the server nothing at all. */
  public void ignore() throws IOException {
    fromClient.transferTo(OutputStream.nullOutputStream());
  }

  /** The proxy answers in the server's place, which hears nothing of it. */
  public void answer(int status, String contentType, String body) throws IOException {
    if (!request.expectsToBeAsked()) {
      HttpBody.ofRequest(request, fromClient, OutputStream.nullOutputStream(), Pace.UNBOUNDED);
    }
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Fault\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(status, contentType, content.length);
    OutputStream out = client.getOutputStream();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    if (!request.method().equals("HEAD")) {
      out.write(content);
    }
    out.flush();
    client.shutdownOutput();
    // What the client was still sending would otherwise reset the line before it has read this.
    ignore();
  }

  private HttpHead send(Pace pace) throws IOException {
    HttpHead refusal = sendHead();
    if (refusal != null) {
      return refusal;
    }
    OutputStream out = server.getOutputStream();
    HttpBody.ofRequest(request, fromClient, out, pace);
    out.flush();
    return answerHead();
  }

  /** Sends the request's head, and returns the answer where the server wants no body after it. */
  private @Nullable HttpHead sendHead() throws IOException {
    OutputStream out = server.getOutputStream();
    out.write(request.bytes());
    out.flush();
    if (!request.expectsToBeAsked()) {
      return null;
    }
    HttpHead first = answerHead();
    if (first.status() != CONTINUE) {
      return first;
    }
    client.getOutputStream().write(first.bytes());
    client.getOutputStream().flush();
    return null;
  }

  private HttpHead answerHead() throws IOException {
    HttpHead head = HttpHead.read(fromServer);
    if (head == null) {
      throw new EOFException("the server hung up");
    }
    return head;
  }

  private void relayAnswer(HttpHead answer, OutputStream out, Pace pace) throws IOException {
    out.write(answer.bytes());
    HttpBody.ofAnswer(request, answer, fromServer, out, pace);
    out.flush();
    if ("close".equalsIgnoreCase(answer.header("connection"))) {
      client.shutdownOutput();
    }
  }

  private void reset() throws IOException {
    for (Socket each : new Socket[] {client, server}) {
      each.setSoLinger(true, 0);
      each.close();
    }
  }
}
