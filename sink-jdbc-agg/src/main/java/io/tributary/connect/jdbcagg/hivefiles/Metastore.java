package io.tributary.connect.jdbcagg.hivefiles;

import io.tributary.connect.kit.config.DatabaseSettings;
import io.tributary.connect.kit.config.TlsMode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hadoop.hive.metastore.api.EnvironmentContext;
import org.apache.hadoop.hive.metastore.api.GetTableRequest;
import org.apache.hadoop.hive.metastore.api.MetaException;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.hive.org.apache.thrift.TException;
import org.apache.hive.org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.hive.org.apache.thrift.transport.TSocket;
import org.apache.kafka.connect.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * The metastore's Thrift service. Its client classes are those in the JDBC driver's jar; the bare
 * ones, as Hive's own wrapper wants a Hadoop configuration and reads files for it.
 */
public final class Metastore implements AutoCloseable {

  private static final String MODIFIED = "The table has been modified";

  private final DatabaseSettings settings;
  private final int port;
  private @Nullable Open open;

  /**
   * @param settings of HiveServer2, with which it shares host, user and TLS
   */
  public Metastore(DatabaseSettings settings, int port) {
    this.settings = settings;
    this.port = port;
  }

  private record Open(Socket socket, ThriftHiveMetastore.Client client) {}

  /** How a change ended. */
  enum Change {
    MADE,
    /** Another one was faster. */
    REFUSED,
    /** No answer. */
    UNKNOWN
  }

  /**
   * A table; null if there is none.
   *
   * @throws RetriableException if the metastore does not answer
   */
  @Nullable Table find(String table) {
    try {
      return client().get_table_req(new GetTableRequest(settings.name(), table)).getTable();
    } catch (NoSuchObjectException e) {
      return null;
    } catch (IOException | TException e) {
      close();
      throw new RetriableException(
          "Reading table %s from the metastore at %s:%d failed with %s"
              .formatted(table, settings.host(), port, e.getClass().getSimpleName()));
    }
  }

  /** Alters a table if one of its parameters still has a value. */
  Change change(Table changed, String parameter, String expected) {
    EnvironmentContext condition = new EnvironmentContext(new HashMap<>());
    condition.putToProperties("expected_parameter_key", parameter);
    condition.putToProperties("expected_parameter_value", expected);
    condition.putToProperties("DO_NOT_UPDATE_STATS", "true");
    try {
      client()
          .alter_table_with_environment_context(
              changed.getDbName(), changed.getTableName(), changed, condition);
      return Change.MADE;
    } catch (MetaException e) {
      if (String.valueOf(e.getMessage()).contains(MODIFIED)) {
        return Change.REFUSED;
      }
      close();
      return Change.UNKNOWN;
    } catch (IOException | TException e) {
      close();
      return Change.UNKNOWN;
    }
  }

  private ThriftHiveMetastore.Client client() throws IOException, TException {
    if (open == null) {
      Socket socket = connect();
      ThriftHiveMetastore.Client client =
          new ThriftHiveMetastore.Client(new TBinaryProtocol(new TSocket(socket)));
      open = new Open(socket, client);
      // Without Kerberos the metastore believes this, and writes it down as the owner.
      client.set_ugi(settings.user(), List.of());
    }
    return open.client();
  }

  private Socket connect() throws IOException {
    Socket plain = new Socket();
    plain.connect(
        new InetSocketAddress(settings.host(), port), (int) settings.connectTimeout().toMillis());
    plain.setSoTimeout((int) settings.socketTimeout().toMillis());
    if (settings.tlsMode() == TlsMode.DISABLE) {
      return plain;
    }
    SSLSocket secure =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, settings.host(), port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  /** The parameters of a table, never null. */
  static Map<String, String> parameters(Table table) {
    Map<String, String> parameters = table.getParameters();
    return parameters == null ? Map.of() : parameters;
  }

  @Override
  public void close() {
    Open dropped = open;
    open = null;
    if (dropped != null) {
      try {
        dropped.socket().close();
      } catch (IOException e) {
        // It is gone either way.
        return;
      }
    }
  }
}
