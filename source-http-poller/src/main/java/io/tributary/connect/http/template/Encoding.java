package io.tributary.connect.http.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/** How a value is written where it stands, so that it cannot leave its place. */
public enum Encoding {
  /** As it is; whoever takes it encodes it. */
  NONE {
    @Override
    String encode(String value) {
      return value;
    }
  },
  /** Into the path or query of an address, or a form (RFC 3986, 2.1). */
  PERCENT {
    @Override
    String encode(String value) {
      StringBuilder encoded = new StringBuilder();
      for (byte octet : value.getBytes(UTF_8)) {
        char c = (char) (octet & 0xff);
        if (isUnreserved(c)) {
          encoded.append(c);
        } else {
          encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
      }
      return encoded.toString();
    }
  },
  /** Into a text of a JSON document (RFC 8259, 7). */
  JSON {
    @Override
    String encode(String value) {
      StringBuilder encoded = new StringBuilder();
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          encoded.append('\\').append(c);
        } else if (c < ' ') {
          encoded.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        } else {
          encoded.append(c);
        }
      }
      return encoded.toString();
    }
  },
  /** Into a header: what is not printable ASCII is left out. */
  HEADER {
    @Override
    String encode(String value) {
      return value.replaceAll("[^\\x20-\\x7e]", "");
    }
  };

  private static final String HEX = "0123456789ABCDEF";

  abstract String encode(String value);

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }

  /** What a body of a content type is written in. */
  static Encoding ofContent(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.contains("json") || type.contains("graphql")) {
      return JSON;
    }
    return type.contains("form-urlencoded") ? PERCENT : NONE;
  }
}
