package io.tributary.connect.http.dedupe;

import io.tributary.connect.http.tree.TreePicks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a record that are no change by themselves, as a tree of their pointers. */
final class Ignored {

  static final Ignored NOTHING = new Ignored();

  private final Map<String, Ignored> members = new HashMap<>();
  private boolean whole;

  private Ignored() {}

  static Ignored of(List<String> pointers) {
    Ignored root = new Ignored();
    for (String pointer : pointers) {
      Ignored node = root;
      for (String token : TreePicks.path(pointer)) {
        node = node.members.computeIfAbsent(token, any -> new Ignored());
      }
      node.whole = true;
    }
    return root;
  }

  Ignored member(String name) {
    return members.isEmpty() ? NOTHING : members.getOrDefault(name, NOTHING);
  }

  boolean isWhole() {
    return whole;
  }
}
