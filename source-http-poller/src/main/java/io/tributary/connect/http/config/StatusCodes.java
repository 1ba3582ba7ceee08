package io.tributary.connect.http.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** A set of HTTP status codes, written as codes and ranges such as {@code 400,401,500-599}. */
public record StatusCodes(List<Range> ranges) {

  private static final Pattern RANGE = Pattern.compile("(\\d{3})(?:-(\\d{3}))?");

  /** Both ends belong to the range. */
  public record Range(int first, int last) {

    static Range parse(String text) {
      Matcher ends = RANGE.matcher(text);
      if (!ends.matches()) {
        throw new ConfigException("'" + text + "' is no status code or range such as 500-599");
      }
      int first = Integer.parseInt(ends.group(1));
      int last = ends.group(2) == null ? first : Integer.parseInt(ends.group(2));
      if (first < 200 || last < first || last > 599) {
        throw new ConfigException("'" + text + "' must lie within 200-599, the lower end first");
      }
      return new Range(first, last);
    }
  }

  static StatusCodes parse(List<String> texts) {
    return new StatusCodes(texts.stream().map(Range::parse).toList());
  }

  public boolean contains(int status) {
    return ranges.stream().anyMatch(range -> range.first <= status && status <= range.last);
  }
}
