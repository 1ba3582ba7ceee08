package io.tributary.connect.smt.jolt.path;

import io.tributary.connect.smt.jolt.key.ListIndex;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code &2}, {@code &(2,1)}, and the same with {@code $}: a key of a level above.
 *
 * @param level how many levels up, 0 being the key itself
 * @param group 0 for the whole key, n for what its n-th star stands for
 */
public record KeyReference(int level, int group) {

  private static final Pattern FORM =
      Pattern.compile("(\\d{0,9})|\\((\\d{1,9})(?:,(\\d{0,9}))?\\)");

  /**
   * Reads what follows the sign of a reference, and checks it against the levels above.
   *
   * @throws SpecFault where it is no reference, or points beyond the levels
   */
  public static KeyReference parse(char sign, String text, Scope scope) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new SpecFault(
          "'" + sign + text + "' is no reference",
          "%s, %s1 or %s(1,0); a literal %s is written \\\\%s"
              .formatted(sign, sign, sign, sign, sign));
    }
    String simple = form.group(1);
    KeyReference reference =
        simple == null
            ? new KeyReference(Integer.parseInt(form.group(2)), number(form.group(3)))
            : new KeyReference(number(simple), 0);
    scope.checkLevel(sign + text, reference.level, String.valueOf(sign));
    int groups = scope.level(reference.level).groups();
    if (reference.group > groups) {
      throw new SpecFault(
          "'%s%s' asks for star %d, but that key has %s"
              .formatted(sign, text, reference.group, groups == 0 ? "none to ask for" : groups),
          groups == 0
              ? "%s%d for the whole key".formatted(sign, reference.level)
              : "%s(%d,0) to %s(%d,%d)"
                  .formatted(sign, reference.level, sign, reference.level, groups));
    }
    return new KeyReference(scope.walked(reference.level), reference.group);
  }

  private static int number(String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  public String text(Walk walk) {
    return walk.key(level, group);
  }

  /** The key as a list index, or {@link ListIndex#NONE}. */
  public int index(Walk walk) {
    return walk.index(level, group);
  }

  public String canonical(String sign) {
    return sign + "(" + level + "," + group + ")";
  }
}
