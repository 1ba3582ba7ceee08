package io.tributary.connect.smt.jolt.path;

import org.jspecify.annotations.Nullable;

/** The keys of a walk, as far as they are known before any record. */
public interface KnownKeys {

  /**
   * The key of a level, or what one of its stars stands for.
   *
   * @param group 0 for the whole key
   * @return null where only a record tells
   */
  @Nullable String key(int level, int group);
}
