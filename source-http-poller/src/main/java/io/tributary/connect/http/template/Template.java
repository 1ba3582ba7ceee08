package io.tributary.connect.http.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A text with holes of the form {@code ${name|pipe|pipe}}. There is nothing to call in it, so
 * whoever may write one can do no more than choose texts.
 */
public final class Template {

  private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern NAME = Pattern.compile("[a-z]+(\\.[A-Za-z_][A-Za-z0-9_]*)?");
  private static final String DEFAULT = "default:";

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = parts;
  }

  /** A fixed text, or where there is a variable's name, a hole. */
  private record Part(
      @Nullable String variable, List<Pipe> pipes, @Nullable String otherwise, String text) {}

  /**
   * Compiles a text.
   *
   * @throws ConfigException if a hole is not of the known form
   */
  public static Template compile(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher hole = HOLE.matcher(text);
    int end = 0;
    while (hole.find()) {
      parts.add(fixed(text.substring(end, hole.start())));
      parts.add(hole(hole.group(1)));
      end = hole.end();
    }
    String rest = text.substring(end);
    if (rest.contains("${")) {
      throw new ConfigException("a ${ has no closing brace");
    }
    parts.add(fixed(rest));
    return new Template(parts);
  }

  private static Part fixed(String text) {
    return new Part(null, List.of(), null, text);
  }

  private static Part hole(String expression) {
    String[] steps = expression.split("\\|", -1);
    if (!NAME.matcher(steps[0]).matches()) {
      throw new ConfigException(
          "${"
              + expression
              + "} is neither of the form ${cursor.name|default:text} nor a variable that a config"
              + " provider resolved");
    }
    String otherwise = null;
    List<Pipe> pipes = new ArrayList<>();
    for (int i = 1; i < steps.length; i++) {
      if (steps[i].startsWith(DEFAULT)) {
        otherwise = steps[i].substring(DEFAULT.length());
      } else {
        pipes.add(Pipe.parse(steps[i]));
      }
    }
    return new Part(steps[0], pipes, otherwise, "");
  }

  /** Names of all variables that the text needs. */
  public Set<String> variables() {
    Set<String> names = new TreeSet<>();
    for (Part part : parts) {
      if (part.variable != null) {
        names.add(part.variable);
      }
    }
    return names;
  }

  /** Names of those that the text gives no default for. */
  public Set<String> withoutDefault() {
    Set<String> names = new TreeSet<>();
    for (Part part : parts) {
      if (part.variable != null && part.otherwise == null) {
        names.add(part.variable);
      }
    }
    return names;
  }

  /**
   * The text with each hole filled: with its variable's value as the pipes change it, or with the
   * default as it is written.
   */
  public String fill(Variables variables, Encoding encoding) {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      filled.append(part.variable == null ? part.text : encoding.encode(fill(part, variables)));
    }
    return filled.toString();
  }

  private static String fill(Part part, Variables variables) {
    String value = part.variable == null ? null : variables.value(part.variable);
    if (value == null) {
      return part.otherwise == null ? "" : part.otherwise;
    }
    for (Pipe pipe : part.pipes) {
      value = pipe.apply(value);
    }
    return value;
  }
}
