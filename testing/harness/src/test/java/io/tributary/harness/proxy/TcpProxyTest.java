package io.tributary.harness.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that sends back what it gets. */
class TcpProxyTest {

  private static final int PATIENCE_MS = 10_000;
  private static final int SILENCE_MS = 150;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket echo;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
    proxy = TcpProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
    threads.shutdownNow();
  }

  @Test
  void passesBytesBothWaysAndTheEndOfASide() throws IOException {
    byte[] sent = new byte[300_000];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) i;
    }
    try (Socket socket = connect()) {
      threads.execute(() -> sendAndEnd(socket, sent));
      assertThat(socket.getInputStream().readAllBytes()).isEqualTo(sent);
    }
    assertThat(proxy.accepted()).isEqualTo(1);
  }

  @Test
  void delaysEachDirection() throws IOException {
    try (Socket socket = connect()) {
      proxy.delay(Duration.ofMillis(100));
      assertThat(roundTripMs(socket, 1)).isGreaterThanOrEqualTo(200);
      proxy.delay(Duration.ZERO);
      assertThat(roundTripMs(socket, 1)).isLessThan(PATIENCE_MS);
    }
  }

  @Test
  void limitsBytesPerSecond() throws IOException {
    proxy.limit(20_000);
    try (Socket socket = connect()) {
      assertThat(roundTripMs(socket, 10_000)).isGreaterThanOrEqualTo(500);
    }
  }

  @Test
  void holdsBytesBackUntilItResumes() throws IOException {
    try (Socket socket = connect()) {
      proxy.stall();
      socket.getOutputStream().write(7);
      assertSilent(socket);
      proxy.resume();
      socket.setSoTimeout(PATIENCE_MS);
      assertThat(socket.getInputStream().read()).isEqualTo(7);
    }
  }

  @Test
  void resetsWhatIsThereAndTakesNewConnections() throws IOException {
    try (Socket socket = connect()) {
      roundTripMs(socket, 1);
      proxy.cut();
      assertThatThrownBy(() -> roundTripMs(socket, 1)).isInstanceOf(SocketException.class);
    }
    try (Socket next = connect()) {
      roundTripMs(next, 1);
    }
  }

  @Test
  void refusesUntilItAdmitsAgainOnTheSamePort() throws IOException {
    proxy.refuse();
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    proxy.admit();
    try (Socket socket = connect()) {
      roundTripMs(socket, 1);
    }
  }

  @Test
  void leavesAbandonedConnectionsHalfOpenForGood() throws IOException {
    try (Socket socket = connect()) {
      roundTripMs(socket, 1);
      proxy.abandon();
      socket.getOutputStream().write(7);
      assertSilent(socket);
      try (Socket next = connect()) {
        roundTripMs(next, 1);
      }
      assertSilent(socket);
    }
  }

  @Test
  void endsAClientWhoseServerIsDown() throws IOException {
    echo.close();
    assertThatThrownBy(this::connectAndGoRound).isInstanceOf(IOException.class);
  }

  /** The reset may come before the client knows that it is connected. */
  private void connectAndGoRound() throws IOException {
    try (Socket socket = connect()) {
      roundTripMs(socket, 1);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private static long roundTripMs(Socket socket, int bytes) throws IOException {
    long begun = System.nanoTime();
    socket.getOutputStream().write(new byte[bytes]);
    if (socket.getInputStream().readNBytes(bytes).length < bytes) {
      throw new SocketException("ended");
    }
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(SILENCE_MS);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  private static void sendAndEnd(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        threads.execute(() -> sendBack(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void sendBack(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // The client is gone.
    }
  }
}
