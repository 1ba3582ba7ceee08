package io.tributary.connect.http.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.connect.http.config.AwsSettings;
import io.tributary.connect.http.model.Header;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AWS's Signature Version 4, in headers. Pure; checked against AWS's own examples. */
final class SigV4 {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String HMAC = "HmacSHA256";
  private static final String S3 = "s3";
  private static final String CONTENT_HASH = "x-amz-content-sha256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DATE_LENGTH = 8;

  private final AwsSettings settings;

  SigV4(AwsSettings settings) {
    this.settings = settings;
  }

  /** The headers to add to a request, the signature among them. */
  List<Header> sign(Outgoing request, Instant now) {
    String time = TIME.format(now);
    String date = time.substring(0, DATE_LENGTH);
    String bodyHash = hex(sha256(request.body().getBytes(UTF_8)));
    SortedMap<String, String> signed = signedHeaders(request, time, bodyHash);
    String scope = String.join("/", date, settings.region(), settings.service(), "aws4_request");
    String toSign =
        String.join(
            "\n", ALGORITHM, time, scope, hex(sha256(canonical(request, signed, bodyHash))));
    List<Header> headers = new ArrayList<>();
    signed.forEach(
        (name, value) -> {
          if (name.startsWith("x-amz-")) {
            headers.add(new Header(name, value));
          }
        });
    headers.add(
        new Header(
            "Authorization",
            "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(
                    ALGORITHM,
                    settings.accessKeyId().value(),
                    scope,
                    String.join(";", signed.keySet()),
                    hex(hmac(key(date), toSign)))));
    return headers;
  }

  private SortedMap<String, String> signedHeaders(Outgoing request, String time, String bodyHash) {
    SortedMap<String, String> headers = new TreeMap<>();
    headers.put("host", request.host());
    headers.put("x-amz-date", time);
    if (request.contentType() != null) {
      headers.put("content-type", request.contentType());
    }
    if (settings.service().equals(S3)) {
      headers.put(CONTENT_HASH, bodyHash);
    }
    if (!settings.sessionToken().value().isEmpty()) {
      headers.put("x-amz-security-token", settings.sessionToken().value());
    }
    return headers;
  }

  private byte[] canonical(Outgoing request, SortedMap<String, String> headers, String bodyHash) {
    StringBuilder lines = new StringBuilder();
    lines.append(request.method()).append('\n');
    lines.append(path(request.path())).append('\n');
    lines.append(query(request.query())).append('\n');
    for (Map.Entry<String, String> header : headers.entrySet()) {
      lines.append(header.getKey()).append(':').append(header.getValue().trim()).append('\n');
    }
    lines.append('\n').append(String.join(";", headers.keySet())).append('\n').append(bodyHash);
    return lines.toString().getBytes(UTF_8);
  }

  /** S3 takes an object's key as it is; all others encode the path once more and tidy it. */
  private String path(String path) {
    if (settings.service().equals(S3)) {
      return encode(decode(path), "/");
    }
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.remove(segments.size() - 1);
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(encode(segment.getBytes(UTF_8), ""));
      }
    }
    boolean folder = path.endsWith("/") && !segments.isEmpty();
    return "/" + String.join("/", segments) + (folder ? "/" : "");
  }

  private static String query(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return "";
    }
    List<Pair> pairs = new ArrayList<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      pairs.add(new Pair(encode(decode(name), ""), encode(decode(value), "")));
    }
    pairs.sort(null);
    return String.join("&", pairs.stream().map(Pair::text).toList());
  }

  private record Pair(String name, String value) implements Comparable<Pair> {

    String text() {
      return name + "=" + value;
    }

    @Override
    public int compareTo(Pair other) {
      int byName = name.compareTo(other.name);
      return byName == 0 ? value.compareTo(other.value) : byName;
    }
  }

  /** Percent-encodes all but RFC 3986's unreserved characters and those that are named. */
  private static String encode(byte[] bytes, String kept) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : bytes) {
      char c = (char) (each & 0xff);
      boolean unreserved =
          (c >= 'A' && c <= 'Z')
              || (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      if (unreserved || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
      }
    }
    return encoded.toString();
  }

  private static byte[] decode(String encoded) {
    byte[] bytes = encoded.getBytes(UTF_8);
    byte[] decoded = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%'
          && i + 2 < bytes.length
          && HexFormat.isHexDigit(bytes[i + 1])
          && HexFormat.isHexDigit(bytes[i + 2])) {
        decoded[length++] =
            (byte)
                ((HexFormat.fromHexDigit(bytes[i + 1]) << 4)
                    | HexFormat.fromHexDigit(bytes[i + 2]));
        i += 2;
      } else {
        decoded[length++] = bytes[i];
      }
    }
    return Arrays.copyOf(decoded, length);
  }

  private byte[] key(String date) {
    byte[] key = hmac(("AWS4" + settings.secretAccessKey().value()).getBytes(UTF_8), date);
    key = hmac(key, settings.region());
    key = hmac(key, settings.service());
    return hmac(key, "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
