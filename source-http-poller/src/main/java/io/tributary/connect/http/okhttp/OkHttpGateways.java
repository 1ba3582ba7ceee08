package io.tributary.connect.http.okhttp;

import io.tributary.connect.http.auth.Authenticator;
import io.tributary.connect.http.auth.ConfiguredAuthenticator;
import io.tributary.connect.http.auth.OAuth2Authenticator;
import io.tributary.connect.http.auth.Redaction;
import io.tributary.connect.http.body.BodyReceiver;
import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.config.AuthType;
import io.tributary.connect.http.config.EgressSettings;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.ProxySettings;
import io.tributary.connect.http.egress.EgressPolicy;
import io.tributary.connect.http.pacing.HttpFailures;
import io.tributary.connect.http.pacing.Limiter;
import io.tributary.connect.http.run.HttpGateway;
import io.tributary.connect.http.tls.TlsContext;
import io.tributary.connect.kit.retry.Backoff;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

/** Gateways of one task, which share connections and tokens. */
public final class OkHttpGateways implements AutoCloseable {

  private final OkHttpClient shared;
  private final EgressPolicy policy;
  private final Redirects redirects;
  private final ProxySettings proxy;
  private final Clocks clocks;
  private final Map<AuthSettings, Authenticator> authenticators = new HashMap<>();

  /**
   * Two kinds of time.
   *
   * @param steady that waits are measured with; never set back
   * @param wall that the dates of servers are compared with
   */
  public record Clocks(InstantSource steady, InstantSource wall) {}

  public OkHttpGateways(EgressSettings egress, TlsContext tls, ProxySettings proxy, Clocks clocks) {
    this.policy = new EgressPolicy(egress);
    this.redirects = new Redirects(egress);
    this.proxy = proxy;
    this.clocks = clocks;
    this.shared = client(policy, tls, proxy);
  }

  private static OkHttpClient client(EgressPolicy policy, TlsContext tls, ProxySettings proxy) {
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            // Following and retrying are decisions of our own, where they are seen and bounded.
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            // The worker's environment must not send requests elsewhere.
            .proxy(Proxy.NO_PROXY)
            .dns(new GuardedDns(policy))
            .socketFactory(new GuardedSockets(policy))
            .sslSocketFactory(tls.sockets(), tls.trust())
            .connectionSpecs(
                List.of(
                    new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                        .tlsVersions(tls.protocols().toArray(new String[0]))
                        .build(),
                    ConnectionSpec.CLEARTEXT));
    if (proxy.isGiven()) {
      client.proxy(
          new Proxy(
              Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    }
    if (!proxy.username().isEmpty()) {
      String credentials = Credentials.basic(proxy.username(), proxy.password().value());
      client.proxyAuthenticator(
          (route, response) ->
              response.request().header("Proxy-Authorization") == null
                  ? response
                      .request()
                      .newBuilder()
                      .header("Proxy-Authorization", credentials)
                      .build()
                  : null);
    }
    return client.build();
  }

  /**
   * A gateway for one more unit of an endpoint.
   *
   * @param credentials reads the endpoint's from the config anew
   */
  public HttpGateway open(
      EndpointSettings endpoint, Supplier<AuthSettings> credentials, Limiter limiter) {
    ReusedConnection connection = new ReusedConnection();
    HttpFailures failures =
        new HttpFailures(
            endpoint.response(), endpoint.limits().headers().retryAfter(), clocks.wall());
    Authenticator authenticator =
        authenticators.computeIfAbsent(
            endpoint.auth(), settings -> authenticator(endpoint, credentials, failures));
    return new OkHttpGateway(
        client(endpoint).eventListener(connection).build(),
        connection,
        new OkHttpGateway.Rules(
            authenticator,
            new Redaction(endpoint, proxy, authenticator),
            policy,
            redirects,
            limiter,
            failures,
            new BodyReceiver(endpoint.response())));
  }

  private OkHttpClient.Builder client(EndpointSettings endpoint) {
    return shared
        .newBuilder()
        .connectTimeout(endpoint.timeouts().connect())
        .readTimeout(endpoint.timeouts().read())
        .callTimeout(endpoint.timeouts().request());
  }

  private Authenticator authenticator(
      EndpointSettings endpoint, Supplier<AuthSettings> credentials, HttpFailures failures) {
    if (endpoint.auth().type() != AuthType.OAUTH2) {
      return new ConfiguredAuthenticator(endpoint.auth(), credentials, clocks.wall());
    }
    return new OAuth2Authenticator(
        new OkHttpTokenEndpoint(client(endpoint).build(), failures),
        endpoint.auth().oauth2(),
        () -> credentials.get().oauth2(),
        clocks.steady(),
        new Backoff(
            endpoint.pacing().backoffMs(),
            endpoint.pacing().maxBackoffMs(),
            RandomGenerator.getDefault()));
  }

  /** Drops idle connections. Gateways are closed one by one. */
  @Override
  public void close() {
    shared.connectionPool().evictAll();
  }
}
