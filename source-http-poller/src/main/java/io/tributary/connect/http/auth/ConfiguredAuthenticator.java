package io.tributary.connect.http.auth;

import io.tributary.connect.http.config.AuthSettings;
import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.QueryParameter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/**
 * Credentials that stand in the config. After a 401 they are read again, as a config provider may
 * give others by now.
 */
public final class ConfiguredAuthenticator implements Authenticator {

  private final Supplier<AuthSettings> source;
  private final InstantSource clock;
  private AuthSettings settings;
  private volatile long generation;

  /**
   * @param source reads the config anew
   */
  public ConfiguredAuthenticator(
      AuthSettings settings, Supplier<AuthSettings> source, InstantSource clock) {
    this.settings = settings;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public synchronized Credentials credentials(Outgoing request) {
    return switch (settings.type()) {
      case BASIC -> Credentials.header("Authorization", basic(settings.basic()), generation);
      case BEARER ->
          Credentials.header(
              "Authorization", "Bearer " + settings.bearerToken().value(), generation);
      case API_KEY -> apiKey(settings.apiKey());
      case AWS_SIGV4 ->
          new Credentials(
              new SigV4(settings.aws()).sign(request, clock.instant()), List.of(), generation);
      case NONE, OAUTH2 -> Credentials.none(generation);
    };
  }

  private Credentials apiKey(AuthSettings.ApiKey key) {
    String value = key.value().value();
    return switch (key.location()) {
      case HEADER -> Credentials.header(key.name(), value, generation);
      case QUERY ->
          new Credentials(
              List.<Header>of(), List.of(new QueryParameter(key.name(), value)), generation);
    };
  }

  private static String basic(AuthSettings.Basic basic) {
    String pair = basic.username() + ":" + basic.password().value();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized boolean renew(Credentials refused) {
    if (refused.generation() < generation) {
      return true;
    }
    AuthSettings now = source.get();
    if (now.equals(settings)) {
      return false;
    }
    settings = now;
    generation++;
    return true;
  }

  @Override
  public long generation() {
    return generation;
  }

  @Override
  public synchronized Iterable<String> secrets() {
    String password = settings.basic().password().value();
    return switch (settings.type()) {
      case BASIC -> List.of(password, basic(settings.basic()).substring("Basic ".length()));
      case BEARER -> List.of(settings.bearerToken().value());
      case API_KEY -> List.of(settings.apiKey().value().value());
      case AWS_SIGV4 ->
          List.of(
              settings.aws().secretAccessKey().value(),
              settings.aws().accessKeyId().value(),
              settings.aws().sessionToken().value());
      case NONE, OAUTH2 -> List.of();
    };
  }

  @Override
  public void close() {
    // Nobody ever waits for these credentials.
  }
}
