package io.tributary.connect.smt.jolt.modify;

import io.tributary.connect.smt.jolt.expression.Mode;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.key.LiteralKey;
import io.tributary.connect.smt.jolt.path.EscapedText;
import io.tributary.connect.smt.jolt.path.SpecFault;

/** Compiles left-hand keys: {@code name}, {@code +name}, {@code name?}, {@code [0]}, {@code a*}. */
final class ModifyKeyParser {

  private ModifyKeyParser() {}

  /**
   * Compiles one key.
   *
   * @param raw one alternative of a key, {@code |} split off
   * @param otherwise the mode of keys that say none
   */
  static ModifyKey parse(String raw, Mode otherwise, int maxIndex) {
    if (raw.isEmpty()) {
      throw new SpecFault("an empty key", "a name, an index such as [0], or a pattern with *");
    }
    Mode mode = Mode.ofKey(raw);
    String rest = mode == null ? raw : raw.substring(1);
    boolean onlyIfThere = raw.length() > 1 && rest.endsWith("?") && !rest.endsWith("\\?");
    EscapedText key = EscapedText.parse(onlyIfThere ? rest.substring(0, rest.length() - 1) : rest);
    Mode chosen = mode == null ? otherwise : mode;
    if (key.startsWith('[')) {
      int index = index(key, maxIndex);
      return new ModifyKey(new LiteralKey(String.valueOf(index)), index, chosen, onlyIfThere);
    }
    for (char sign : new char[] {'@', '$', '[', '&', '#'}) {
      if (key.has(sign) && !(sign == '#' && key.has('*'))) {
        throw new SpecFault(
            "'" + sign + "' has no meaning in a left-hand key of a modify",
            "a name, an index such as [0], or a pattern with *; \\\\"
                + sign
                + " for the sign itself");
      }
    }
    KeyPattern pattern = KeyPattern.of(key.split('*'));
    return new ModifyKey(pattern, ListIndex.NONE, chosen, onlyIfThere);
  }

  private static int index(EscapedText key, int maxIndex) {
    String text = key.text();
    int index =
        text.endsWith("]") ? ListIndex.parse(text.substring(1, text.length() - 1)) : ListIndex.NONE;
    if (index == ListIndex.NONE) {
      throw new SpecFault("'" + text + "' is no list index", "an index such as [0]");
    }
    if (index > maxIndex) {
      throw new SpecFault(
          "list index " + index + " is above limits.max.index=" + maxIndex,
          "an index up to the limit, or a higher limit");
    }
    return index;
  }
}
