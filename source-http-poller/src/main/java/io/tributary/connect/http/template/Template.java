package io.tributary.connect.http.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A text with holes of the form {@code ${cursor.name|default:text}}. There is nothing to call in
 * it, so whoever may write one can do no more than choose texts.
 */
public final class Template {

  private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern CURSOR =
      Pattern.compile("cursor\\.([A-Za-z_][A-Za-z0-9_]*)\\|default:(.*)");

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /** A fixed text, or where there is a cursor's name, its value or else the text. */
  private record Part(@Nullable String cursor, String text) {}

  /**
   * Compiles a text.
   *
   * @throws ConfigException if a hole is not of the one known form
   */
  public static Template compile(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int end = 0;
    while (hole.find()) {
      parts.add(new Part(null, text.substring(end, hole.start())));
      parts.add(cursor(hole.group(1)));
      end = hole.end();
    }
    String rest = text.substring(end);
    if (rest.contains("${")) {
      throw new ConfigException("a ${ has no closing brace");
    }
    parts.add(new Part(null, rest));
    return new Template(parts);
  }

  private static Part cursor(String expression) {
    Matcher cursor = CURSOR.matcher(expression);
    if (!cursor.matches()) {
      throw new ConfigException(
          "${" + expression + "} is not of the form ${cursor.name|default:text}");
    }
    return new Part(cursor.group(1), cursor.group(2));
  }

  /** Names of the cursors that the text needs. */
  public List<String> cursors() {
    List<String> names = new ArrayList<>();
    for (Part part : parts) {
      if (part.cursor != null) {
        names.add(part.cursor);
      }
    }
    return names;
  }

  /** The text with each hole filled from the cursors, or with its default. */
  public String fill(Map<String, String> cursor) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(part.cursor == null ? part.text : cursor.getOrDefault(part.cursor, part.text));
    }
    return filled.toString();
  }
}
