package io.tributary.connect.http.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the link with rel=next in Link headers (RFC 8288, 3). */
final class LinkHeader {

  private LinkHeader() {}

  /** The target of the first link whose relations include "next"; null if there is none. */
  static @Nullable String next(List<String> headers) {
    for (String header : headers) {
      int at = 0;
      while (at < header.length()) {
        int opens = header.indexOf('<', at);
        int closes = header.indexOf('>', Math.max(opens, 0));
        if (opens < 0 || closes < 0) {
          break;
        }
        // A target may hold commas and semicolons, so the rest is looked at only behind it.
        int ends = endOf(header, ',', closes + 1);
        if (leadsOn(header.substring(closes + 1, ends))) {
          return header.substring(opens + 1, closes);
        }
        at = ends + 1;
      }
    }
    return null;
  }

  /** Only the first rel of a link counts. */
  private static boolean leadsOn(String parameters) {
    for (String parameter : split(parameters)) {
      int equals = parameter.indexOf('=');
      if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
        String relations = parameter.substring(equals + 1).replace('"', ' ').strip();
        return List.of(relations.toLowerCase(Locale.ROOT).split("\\s+")).contains("next");
      }
    }
    return false;
  }

  private static List<String> split(String parameters) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < parameters.length()) {
      int ends = endOf(parameters, ';', at);
      found.add(parameters.substring(at, ends));
      at = ends + 1;
    }
    return found;
  }

  /** Where the next separator outside quotes stands, or the text ends. */
  private static int endOf(String text, char separator, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == '\\' && quoted) {
        i++;
      } else if (c == separator && !quoted) {
        return i;
      }
    }
    return text.length();
  }
}
