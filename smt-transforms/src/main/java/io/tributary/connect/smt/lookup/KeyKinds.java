package io.tributary.connect.smt.lookup;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * Which kinds of values the keys of a table are. A string never equals a number, so a record that
 * asks with the wrong kind would miss for ever, and in silence.
 */
final class KeyKinds {

  private final Set<Class<?>>[] ofParts;

  @SuppressWarnings({"unchecked", "rawtypes"})
  KeyKinds(int parts) {
    ofParts = new Set[parts];
    for (int i = 0; i < parts; i++) {
      ofParts[i] = new CopyOnWriteArraySet<>();
    }
  }

  void add(Object key) {
    for (int i = 0; i < ofParts.length; i++) {
      Class<?> kind = part(key, i).getClass();
      if (!ofParts[i].contains(kind)) {
        ofParts[i].add(kind);
      }
    }
  }

  /** Why no key of the table can equal this one; null where one may. */
  @Nullable String mismatch(Object key, String table) {
    for (int i = 0; i < ofParts.length; i++) {
      Object part = part(key, i);
      if (!ofParts[i].isEmpty() && !ofParts[i].contains(part.getClass())) {
        return "the record's key is %s, but no key of table %s is: no row can ever match."
                .formatted(KeyRules.kindOf(part), table)
            + " Convert it before, or set key.as.text=true";
      }
    }
    return null;
  }

  private static Object part(Object key, int index) {
    return key instanceof CompositeKey composite ? composite.part(index) : key;
  }
}
