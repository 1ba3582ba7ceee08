package io.tributary.connect.smt.jolt.function;

import io.tributary.connect.smt.jolt.step.Output;
import io.tributary.connect.smt.jolt.step.OwnedList;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Functions that match regular expressions, in bounded time whatever the expression. */
final class RegularExpressions {

  private static final Misfit NO_EXPRESSION =
      Misfit.argument("", Wanted.REGULAR_EXPRESSION.description());

  private final Remembered<Pattern> patterns = new Remembered<>(RegularExpressions::compile);

  private static @Nullable Pattern compile(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      return null;
    }
  }

  /** The parts of a text between the matches of a separator. */
  @Nullable Object split(Object separator, @Nullable Object value) {
    if (!(value instanceof String text)) {
      return Misfit.argument(value, Wanted.TEXT.description());
    }
    Pattern pattern = patterns.of((String) separator);
    return pattern == null ? NO_EXPRESSION : parts(pattern, text);
  }

  /** Each text split; what is no text stays. */
  @Nullable Object splitAll(Object separator, List<?> values, Output output) {
    output.spend(values.size());
    OwnedList answers = output.newList();
    for (Object value : values) {
      Object answer = split(separator, value);
      answers.add(answer instanceof Misfit ? value : answer);
    }
    return answers;
  }

  private static List<String> parts(Pattern pattern, String text) {
    try {
      return List.of(pattern.split(new PatientText(text)));
    } catch (StackOverflowError e) {
      throw tooDeep(text);
    }
  }

  @Nullable Object replaceAll(List<?> arguments, Output output) {
    if (arguments.size() != 3
        || !(arguments.get(0) instanceof String text)
        || !(arguments.get(1) instanceof String expression)
        || !(arguments.get(2) instanceof String replacement)) {
      return Misfit.argument(arguments, "a text, a regular expression and a replacement");
    }
    Pattern pattern = patterns.of(expression);
    if (pattern == null) {
      return NO_EXPRESSION;
    }
    try {
      return pattern.matcher(new PatientText(text)).replaceAll(replacement);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return Misfit.argument(replacement, "a replacement whose groups the expression has");
    } catch (StackOverflowError e) {
      throw tooDeep(text);
    }
  }

  private static BadValueException tooDeep(String text) {
    return new BadValueException(
        "the regular expression nests too deep in a text of " + text.length() + " characters");
  }
}
