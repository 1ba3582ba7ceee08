package io.tributary.connect.kit.config;

import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * A MySQL or MariaDB database, and how it is reached.
 *
 * @param tlsCaFile PEM file of the authority to trust; null for those that the JVM trusts
 * @param publicKeyRetrieval whether a password may be sent under a key that an unencrypted server
 *     offers
 */
public record DatabaseSettings(
    String host,
    int port,
    String name,
    String user,
    Password password,
    TlsMode tlsMode,
    @Nullable String tlsCaFile,
    boolean publicKeyRetrieval,
    Duration connectTimeout,
    Duration socketTimeout) {

  /** The same database, asked with less patience. */
  public DatabaseSettings within(Duration limit) {
    return new DatabaseSettings(
        host,
        port,
        name,
        user,
        password,
        tlsMode,
        tlsCaFile,
        publicKeyRetrieval,
        connectTimeout.compareTo(limit) < 0 ? connectTimeout : limit,
        socketTimeout.compareTo(limit) < 0 ? socketTimeout : limit);
  }

  /** How messages name the database. */
  public String address() {
    return host + ":" + port + "/" + name;
  }
}
