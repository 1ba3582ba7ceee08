package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.Segment;
import org.jspecify.annotations.Nullable;

/**
 * The last part of a path that is the key of the entry it writes, or what a star of it stands for:
 * known without a level of the walk.
 *
 * @param key what the entry was matched by
 * @param group 0 for the whole key, else the number of the star
 */
record OwnName(KeyPattern key, int group) {

  /** Null where the part is another. */
  static @Nullable OwnName of(@Nullable Segment last, @Nullable KeyPattern key) {
    return key != null && last instanceof Segment.KeyName name && name.reference().level() == 0
        ? new OwnName(key, name.reference().group())
        : null;
  }

  /**
   * The name.
   *
   * @param name the entry's, null for an item of a list
   * @param index the item's place in its list
   */
  String in(@Nullable String name, int index) {
    String text = name == null ? ListIndex.text(index) : name;
    return group == 0 ? text : key.captured(text, group);
  }
}
