package io.tributary.connect.http.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a document that are wanted: a tree of JSON pointers that share their beginnings, so
 * that one walk along the tokens finds them all and skips the rest.
 */
final class Shape {

  private final Map<String, Shape> members = new HashMap<>();
  private final List<@Nullable Shape> elements = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();

  /** Wants the value at a pointer. */
  void want(String pointer, Slot slot) {
    Shape node = this;
    for (String token : tokens(pointer)) {
      Shape child = node.members.computeIfAbsent(token, any -> new Shape());
      if (isIndex(token)) {
        node.setElement(Integer.parseInt(token), child);
      }
      node = child;
    }
    node.slots.add(slot);
  }

  /** Wants the member of a name, or else the element at a position. */
  void wantColumn(String name, int position, Slot slot) {
    Shape child = members.computeIfAbsent(name, any -> new Shape());
    child.slots.add(slot);
    setElement(position, child);
  }

  private void setElement(int index, Shape child) {
    while (elements.size() <= index) {
      elements.add(null);
    }
    elements.set(index, child);
  }

  @Nullable Shape member(String name) {
    return members.get(name);
  }

  @Nullable Shape element(int index) {
    return index < elements.size() ? elements.get(index) : null;
  }

  /** Whether nothing inside the value is wanted. */
  boolean isLeaf() {
    return members.isEmpty();
  }

  List<Slot> slots() {
    return slots;
  }

  /** The unescaped tokens of a pointer (RFC 6901). */
  static List<String> tokens(String pointer) {
    List<String> tokens = new ArrayList<>();
    String[] parts = pointer.split("/", -1);
    for (int i = 1; i < parts.length; i++) {
      tokens.add(parts[i].replace("~1", "/").replace("~0", "~"));
    }
    return tokens;
  }

  /** Whether a token can also be the index of an array's element. */
  static boolean isIndex(String token) {
    return token.matches("0|[1-9]\\d{0,3}");
  }
}
