package io.tributary.connect.http.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * The topic of an endpoint's records: a name, or one with holes {@code ${endpoint}}, {@code
 * ${partition.name}} and {@code ${record.member}}, each perhaps with {@code |default:text}.
 */
public record TopicTemplate(List<Part> parts) {

  /**
   * A piece of the topic.
   *
   * @param text what stands there, or what a hole is filled with if there is nothing else; null if
   *     a hole must be filled
   */
  public record Part(Kind kind, String name, @Nullable String text) {}

  /** What a piece is filled with. */
  public enum Kind {
    LITERAL,
    ENDPOINT,
    PARTITION,
    RECORD
  }

  private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(endpoint|partition\\.([A-Za-z0-9_-]+)|record\\.([A-Za-z0-9_.-]+))"
              + "(?:\\|default:([a-zA-Z0-9._-]+))?");
  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]*");

  public TopicTemplate {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws ConfigException if it can never give a legal name
   */
  public static TopicTemplate parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int end = 0;
    while (hole.find()) {
      literal(parts, text.substring(end, hole.start()));
      parts.add(variable(hole.group(1)));
      end = hole.end();
    }
    literal(parts, text.substring(end));
    TopicTemplate template = new TopicTemplate(parts);
    if (!parts.isEmpty() && parts.get(0).kind() == Kind.RECORD) {
      throw new ConfigException(
          "'" + text + "' begins with what a server sends, which could name any topic");
    }
    return template;
  }

  private static void literal(List<Part> parts, String text) {
    if (!LEGAL.matcher(text).matches()) {
      throw new ConfigException(
          "'" + text + "' is in no legal topic name: letters, digits, '.', '_' and '-' only");
    }
    if (!text.isEmpty()) {
      parts.add(new Part(Kind.LITERAL, "", text));
    }
  }

  private static Part variable(String expression) {
    Matcher variable = VARIABLE.matcher(expression);
    if (!variable.matches()) {
      throw new ConfigException(
          "${"
              + expression
              + "} is not one of ${endpoint}, ${partition.name} and ${record.member},"
              + " with |default:text if need be");
    }
    String text = variable.group(4);
    if (variable.group(2) != null) {
      return new Part(Kind.PARTITION, variable.group(2), text);
    }
    return variable.group(3) != null
        ? new Part(Kind.RECORD, variable.group(3), text)
        : new Part(Kind.ENDPOINT, "", text);
  }

  /** Whether each record may go to a topic of its own. */
  public boolean dependsOnRecords() {
    return parts.stream().anyMatch(part -> part.kind() == Kind.RECORD);
  }

  /** The JSON pointer of a member path such as {@code a.b}. */
  public static String pointer(String memberPath) {
    return "/" + memberPath.replace('.', '/');
  }
}
