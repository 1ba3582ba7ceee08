package io.tributary.connect.smt.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a config value.
 *
 * @param at where it starts in the text
 * @param path the JSON path below the key, such as {@code /0/spec/id}, or the column's
 * @param what one clause
 * @param expected what would have been right, one clause
 * @param suggestion the text that was probably meant
 */
public record Problem(
    Position at, String path, String what, @Nullable String expected, @Nullable String suggestion) {

  /** A problem of a part of a text, as a problem of the whole. */
  public Problem within(Position start) {
    return new Problem(at.within(start), path, what, expected, suggestion);
  }

  /** The line that answers a POST: {@code spec: line 3 col 5, /0/operation: what; expected x}. */
  public String describe(String key) {
    StringBuilder text = new StringBuilder(key).append(": ").append(at);
    if (!path.isEmpty()) {
      text.append(", ").append(path);
    }
    text.append(": ").append(what);
    if (expected != null) {
      text.append("; expected ").append(expected);
    }
    if (suggestion != null) {
      text.append("; did you mean '").append(suggestion).append("'?");
    }
    return text.toString();
  }
}
