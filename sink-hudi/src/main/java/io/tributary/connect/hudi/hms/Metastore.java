package io.tributary.connect.hudi.hms;

import io.tributary.connect.hudi.config.HiveSettings;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A connection to a Hive metastore, made when it is needed, and again after it broke. */
final class Metastore implements AutoCloseable {

  private static final int CONNECT_MS = 5_000;
  private static final int ANSWER_MS = 60_000;
  private static final int UNKNOWN_METHOD = 1;
  private static final int APPLICATION_ERROR_TYPE = 2;

  private final HiveSettings settings;
  private @Nullable Connection connection;
  private int calls;

  private record Connection(Socket socket, DataInputStream in) {}

  /** The metastore does not know the method: it is older, or newer, than the call. */
  static final class UnknownMethod extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownMethod(String method) {
      super("the metastore does not know " + method);
    }
  }

  Metastore(HiveSettings settings) {
    this.settings = settings;
  }

  /**
   * Calls a method.
   *
   * @return its result: field 0 is what it returns, others are its exceptions
   * @throws IOException where no metastore answers; the connection is closed then
   */
  ThriftStruct call(String method, ThriftStruct arguments) throws IOException {
    boolean done = false;
    try {
      ThriftReader.Answer answer = ask(connected(), method, arguments);
      done = true;
      if (answer.refused()) {
        throw refusal(method, answer.content());
      }
      return answer.content();
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private static IOException refusal(String method, ThriftStruct error) {
    boolean unknown =
        error.fields().stream()
            .anyMatch(
                field ->
                    field.getKey() == APPLICATION_ERROR_TYPE
                        && Objects.equals(field.getValue().content(), UNKNOWN_METHOD));
    return unknown
        ? new UnknownMethod(method)
        : new ProtocolException("the metastore failed at " + method);
  }

  private ThriftReader.Answer ask(Connection open, String method, ThriftStruct arguments)
      throws IOException {
    int id = ++calls;
    open.socket().getOutputStream().write(ThriftWriter.call(method, id, arguments));
    return new ThriftReader(open.in()).answer(id);
  }

  private Connection connected() throws IOException {
    Connection open = connection;
    if (open != null) {
      return open;
    }
    IOException failure = new IOException("there is no address to try");
    for (URI address : settings.addresses()) {
      try {
        open = connect(address);
        connection = open;
        return open;
      } catch (IOException e) {
        failure = e;
      }
    }
    throw failure;
  }

  // The connection owns the socket; a socket that could not be set up is closed.
  @SuppressWarnings("resource")
  private Connection connect(URI address) throws IOException {
    Socket socket = settings.tls() ? SSLSocketFactory.getDefault().createSocket() : new Socket();
    try {
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MS);
      socket.setSoTimeout(ANSWER_MS);
      socket.setTcpNoDelay(true);
      if (socket instanceof SSLSocket tls) {
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        tls.startHandshake();
      }
      Connection open =
          new Connection(
              socket, new DataInputStream(new BufferedInputStream(socket.getInputStream())));
      introduce(open);
      return open;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Says in whose name it acts, as Hive's own client does at first. */
  private void introduce(Connection open) throws IOException {
    ThriftReader.Answer answer =
        ask(
            open,
            "set_ugi",
            new ThriftStruct().put(1, settings.user()).putTexts(2, List.of(settings.user())));
    if (answer.refused()) {
      throw new ProtocolException("the metastore takes no user at its word");
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.socket().close();
      } catch (IOException e) {
        // It is of no use any more, closed or not.
      }
    }
  }
}
