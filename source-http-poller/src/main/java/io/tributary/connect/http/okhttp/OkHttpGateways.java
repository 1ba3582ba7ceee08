package io.tributary.connect.http.okhttp;

import io.tributary.connect.http.body.BodyReceiver;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.egress.EgressPolicy;
import io.tributary.connect.http.pacing.HttpFailures;
import io.tributary.connect.http.run.HttpGateway;
import java.net.Proxy;
import java.time.InstantSource;
import okhttp3.OkHttpClient;

/** Gateways of one task, which share connections. */
public final class OkHttpGateways implements AutoCloseable {

  private final OkHttpClient shared;
  private final InstantSource clock;

  public OkHttpGateways(EgressPolicy policy, InstantSource clock) {
    this.clock = clock;
    this.shared =
        new OkHttpClient.Builder()
            // Following and retrying are decisions of the pacing, where they are seen and bounded.
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .fastFallback(false)
            // The worker's environment must not send requests elsewhere.
            .proxy(Proxy.NO_PROXY)
            .dns(new GuardedDns(policy))
            .socketFactory(new GuardedSockets(policy))
            .build();
  }

  public HttpGateway open(EndpointSettings endpoint) {
    ReusedConnection connection = new ReusedConnection();
    OkHttpClient client =
        shared
            .newBuilder()
            .connectTimeout(endpoint.timeouts().connect())
            .readTimeout(endpoint.timeouts().read())
            .callTimeout(endpoint.timeouts().request())
            .eventListener(connection)
            .build();
    return new OkHttpGateway(
        client,
        connection,
        new HttpFailures(endpoint.response().fatalStatusCodes(), clock),
        new BodyReceiver(endpoint.response()));
  }

  /** Drops idle connections. Gateways are closed one by one. */
  @Override
  public void close() {
    shared.connectionPool().evictAll();
  }
}
