package io.tributary.connect.http.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.model.Header;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.RequestSpec;
import io.tributary.connect.http.model.Validators;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server to answer only if something has changed (RFC 9110, 13). Validators are about one
 * request: after a change of its address or parameters they are not used.
 */
public final class Conditions {

  /** What goes into a source offset must fit a Kafka record with ease. */
  private static final int MAX_LENGTH = 1_024;

  private final boolean enabled;

  public Conditions(boolean enabled) {
    this.enabled = enabled;
  }

  /** The headers that make a request conditional on what is known of its last response. */
  public List<Header> headers(RequestSpec request, Validators known) {
    List<Header> headers = new ArrayList<>();
    if (!enabled || !hash(request).equals(known.of())) {
      return headers;
    }
    if (known.etag() != null) {
      headers.add(new Header("If-None-Match", known.etag()));
    }
    if (known.lastModified() != null) {
      headers.add(new Header("If-Modified-Since", known.lastModified()));
    }
    return headers;
  }

  /** What a response says about itself. */
  public Validators read(RequestSpec request, ReplyHead head) {
    String etag = storable(head.header("ETag"));
    String lastModified = storable(head.header("Last-Modified"));
    return !enabled || (etag == null && lastModified == null)
        ? Validators.NONE
        : new Validators(etag, lastModified, hash(request));
  }

  private static @Nullable String storable(@Nullable String value) {
    return value == null || value.length() > MAX_LENGTH ? null : value;
  }

  private static String hash(RequestSpec request) {
    CRC32 hash = new CRC32();
    add(hash, request.method());
    add(hash, request.url());
    request
        .parameters()
        .forEach(
            parameter -> {
              add(hash, parameter.name());
              add(hash, parameter.value());
            });
    if (request.body() != null) {
      add(hash, request.body().text());
    }
    return Long.toHexString(hash.getValue());
  }

  private static void add(CRC32 hash, String text) {
    hash.update(text.getBytes(UTF_8));
    hash.update(0);
  }
}
