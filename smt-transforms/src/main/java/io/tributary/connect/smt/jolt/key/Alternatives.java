package io.tributary.connect.smt.jolt.key;

import java.util.ArrayList;
import java.util.List;

/** {@code a|b} on the left-hand side: keys that share what is on their right. */
public final class Alternatives {

  private Alternatives() {}

  /** The keys of a name; what would be empty behind the last bar is none, as in Jolt. */
  public static List<String> of(String name) {
    List<String> keys = new ArrayList<>(List.of(name.split("\\|", -1)));
    while (keys.size() > 1 && keys.get(keys.size() - 1).isEmpty()) {
      keys.remove(keys.size() - 1);
    }
    return keys;
  }
}
