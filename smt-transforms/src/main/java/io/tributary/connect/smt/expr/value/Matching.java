package io.tributary.connect.smt.expr.value;

import io.tributary.connect.smt.problem.BadValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions whose time is bounded. A pattern that backtracks without end on some record
 * fails that record, instead of holding up the task for ever.
 *
 * <p>Threading: one thread, as the transform that owns it.
 */
public final class Matching {

  /** How many characters one match may look at; takes some milliseconds. */
  private static final int MAX_STEPS = 1_000_000;

  private static final int MAX_PATTERNS = 64;

  private final Map<String, Pattern> patterns =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pattern> eldest) {
          return size() > MAX_PATTERNS;
        }
      };

  /** A matcher that looks at a bounded number of characters. */
  public Matcher matcher(String text, String regex) {
    return matcher(text, pattern(regex));
  }

  public Matcher matcher(String text, Pattern pattern) {
    return pattern.matcher(new Counted(text, new Steps()));
  }

  private Pattern pattern(String regex) {
    Pattern known = patterns.get(regex);
    if (known == null) {
      try {
        known = Pattern.compile(regex);
      } catch (PatternSyntaxException e) {
        throw new BadValueException("not a regular expression: " + e.getDescription());
      }
      patterns.put(regex, known);
    }
    return known;
  }

  private static final class Steps {

    private int left = MAX_STEPS;

    void take() {
      if (--left < 0) {
        throw new BadValueException(
            "a regular expression took more than " + MAX_STEPS + " steps on a string");
      }
    }
  }

  /** A text that gives out a bounded number of characters. */
  private record Counted(CharSequence text, Steps steps) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.take();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
