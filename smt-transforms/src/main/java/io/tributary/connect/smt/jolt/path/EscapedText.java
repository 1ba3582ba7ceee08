package io.tributary.connect.smt.jolt.path;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A key with its escapes resolved: {@code \\&} is a character, {@code &} a sign. */
public final class EscapedText {

  private final String text;
  private final BitSet escaped;

  private EscapedText(String text, BitSet escaped) {
    this.text = text;
    this.escaped = escaped;
  }

  public static EscapedText parse(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    BitSet escaped = new BitSet();
    boolean afterBackslash = false;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\' && !afterBackslash) {
        afterBackslash = true;
        continue;
      }
      if (afterBackslash) {
        escaped.set(text.length());
      }
      text.append(c);
      afterBackslash = false;
    }
    return new EscapedText(text.toString(), escaped);
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  public boolean isEscaped(int index) {
    return escaped.get(index);
  }

  public boolean isSign(int index, char sign) {
    return text.charAt(index) == sign && !escaped.get(index);
  }

  public boolean startsWith(char sign) {
    return !text.isEmpty() && isSign(0, sign);
  }

  public boolean has(char sign) {
    for (int i = 0; i < text.length(); i++) {
      if (isSign(i, sign)) {
        return true;
      }
    }
    return false;
  }

  /** The parts between the signs; one more than there are signs. */
  public List<String> split(char sign) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isSign(i, sign)) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }
}
