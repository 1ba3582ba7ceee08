package io.tributary.connect.smt.jolt.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Text with {@code &} references in it.
 *
 * @param texts one more than references; what stands before, between and after them
 */
public record Template(List<String> texts, List<KeyReference> references) {

  public Template {
    texts = List.copyOf(texts);
    references = List.copyOf(references);
  }

  public static Template parse(EscapedText key, Scope scope) {
    List<String> texts = new ArrayList<>();
    List<KeyReference> references = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < key.length()) {
      if (key.isSign(i, '&')) {
        int end = i + 1;
        while (end < key.length() && isPartOfReference(key, end)) {
          end++;
        }
        texts.add(literal.toString());
        literal.setLength(0);
        references.add(KeyReference.parse('&', key.text().substring(i + 1, end), scope));
        i = end;
      } else {
        literal.append(key.text().charAt(i++));
      }
    }
    texts.add(literal.toString());
    return new Template(texts, references);
  }

  private static boolean isPartOfReference(EscapedText key, int index) {
    char c = key.text().charAt(index);
    return !key.isEscaped(index) && (Character.isDigit(c) || c == '(' || c == ')' || c == ',');
  }

  public String text(Walk walk) {
    if (references.size() == 1 && texts.get(0).isEmpty() && texts.get(1).isEmpty()) {
      return references.get(0).text(walk);
    }
    StringBuilder text = new StringBuilder(texts.get(0));
    for (int i = 0; i < references.size(); i++) {
      text.append(references.get(i).text(walk)).append(texts.get(i + 1));
    }
    return text.toString();
  }

  /** The text where each key that it refers to is known; null where it depends on the record. */
  public @Nullable String knownText(KnownKeys keys) {
    StringBuilder text = new StringBuilder(texts.get(0));
    for (int i = 0; i < references.size(); i++) {
      KeyReference reference = references.get(i);
      String literal = keys.key(reference.level(), reference.group());
      if (literal == null) {
        return null;
      }
      text.append(literal).append(texts.get(i + 1));
    }
    return text.toString();
  }

  public String canonical() {
    StringBuilder text = new StringBuilder(texts.get(0));
    for (int i = 0; i < references.size(); i++) {
      text.append(references.get(i).canonical("&")).append(texts.get(i + 1));
    }
    return text.toString();
  }
}
