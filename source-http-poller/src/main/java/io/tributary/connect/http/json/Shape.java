package io.tributary.connect.http.json;

import io.tributary.connect.http.model.Pick;
import io.tributary.connect.http.tree.TreePicks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a document that are wanted: a tree of JSON pointers that share their beginnings, so
 * that one walk along the tokens finds them all and skips the rest.
 */
final class Shape {

  private static final int NO_INDEX = -1;

  private final Map<String, Shape> members = new HashMap<>();
  private final List<Slot> slots = new ArrayList<>();
  private @Nullable Shape[] elements = new @Nullable Shape[0];
  private boolean records;
  private @Nullable Slot only;

  /** The shape of some picks, each with its place in the list as the index of its slot. */
  static Shape of(List<? extends @Nullable Pick> picks) {
    Shape shape = new Shape();
    for (int i = 0; i < picks.size(); i++) {
      Pick pick = picks.get(i);
      if (pick != null) {
        shape.want(pick, new Slot(i, pick.as()));
      }
    }
    return shape;
  }

  private void want(Pick pick, Slot slot) {
    Shape node = at(pick.pointer());
    node.slots.add(slot);
    node.only = node.slots.size() == 1 ? slot : null;
    if (pick.position() != Pick.NONE) {
      setElement(pick.position(), node);
    }
  }

  /** Marks where the records stand. */
  void markRecords(String pointer) {
    at(pointer).records = true;
  }

  private Shape at(String pointer) {
    Shape node = this;
    for (String token : TreePicks.path(pointer)) {
      Shape child = node.members.computeIfAbsent(token, any -> new Shape());
      if (isIndex(token)) {
        node.setElement(Integer.parseInt(token), child);
      }
      node = child;
    }
    return node;
  }

  private void setElement(int index, Shape child) {
    if (elements.length <= index) {
      elements = Arrays.copyOf(elements, index + 1);
    }
    elements[index] = child;
  }

  @Nullable Shape member(String name) {
    return members.get(name);
  }

  /** What is wanted of an array's elements; shorter than the array where the rest is not wanted. */
  @Nullable Shape[] elements() {
    return elements;
  }

  /** Whether nothing inside the value is wanted. */
  boolean isLeaf() {
    return members.isEmpty() && elements.length == 0;
  }

  boolean isRecords() {
    return records;
  }

  List<Slot> slots() {
    return slots;
  }

  /** The slot of a value that is wanted once, and nothing inside it; null for all else. */
  @Nullable Slot only() {
    return only;
  }

  /** Whether an array is wanted as a list. */
  boolean wantsList() {
    for (Slot slot : slots) {
      if (slot.as() == Pick.As.LIST) {
        return true;
      }
    }
    return false;
  }

  /** Whether a token can also be the index of an array's element. */
  static boolean isIndex(String token) {
    return index(token) != NO_INDEX;
  }

  private static int index(String token) {
    return token.matches("0|[1-9]\\d{0,3}") ? Integer.parseInt(token) : NO_INDEX;
  }
}
