package io.tributary.connect.smt.jolt.expression;

import java.util.ArrayList;
import java.util.List;

/** Takes {@code name(a, 'b, c', @(1,d))} apart, by Jolt's rules for quotes and brackets. */
final class CallParser {

  private final String text;
  private final StringBuilder argument = new StringBuilder();
  private boolean bracketed;
  private boolean quoted;

  private CallParser(String text) {
    this.text = text;
  }

  /** The arguments between the outer brackets, without the blanks around them. */
  static List<String> arguments(String text) {
    return new CallParser(text).split();
  }

  private List<String> split() {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == ')')) {
        bracketed = c == '(';
      }
      if (c == ',' && !bracketed && !quoted) {
        arguments.add(argument.toString().trim());
        argument.setLength(0);
      } else {
        argument.append(c);
      }
    }
    arguments.add(argument.toString().trim());
    return arguments;
  }
}
