package io.tributary.harness.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A client's connection and the one to the server behind it, with a thread for each direction. */
final class ProxiedConnection {

  private final Socket client;
  private final Socket server;
  private final NetworkConditions conditions;
  private volatile boolean abandoned;

  ProxiedConnection(Socket client, Socket server, NetworkConditions conditions) {
    this.client = client;
    this.server = server;
    this.conditions = conditions;
  }

  /**
   * Copies until both sides have ended, then closes both sockets.
   *
   * @param ended is run after that
   */
  void start(Executor threads, Runnable ended) {
    var unused =
        CompletableFuture.allOf(
                CompletableFuture.runAsync(() -> copy(client, server), threads),
                CompletableFuture.runAsync(() -> copy(server, client), threads))
            .thenRun(
                () -> {
                  close(client);
                  close(server);
                  ended.run();
                });
  }

  private void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      byte[] piece = new byte[conditions.pieceBytes()];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        conditions.pass(read);
        if (!abandoned) {
          to.getOutputStream().write(piece, 0, read);
        }
        if (piece.length != conditions.pieceBytes()) {
          piece = new byte[conditions.pieceBytes()];
        }
      }
      if (!abandoned) {
        to.shutdownOutput();
      }
    } catch (IOException e) {
      if (!abandoned) {
        reset(); // one side is gone in mid-stream: the other hears of it
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reset();
    }
  }

  /** Swallows from now on what either side says, its end included. */
  void abandon() {
    abandoned = true;
  }

  /** Ends both connections with a reset, without what is still on its way. */
  void reset() {
    reset(client);
    reset(server);
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // Closed already.
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing more to be had from it.
    }
  }
}
