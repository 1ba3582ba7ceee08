package io.tributary.connect.smt.jolt.path;

import org.jspecify.annotations.Nullable;

/**
 * The levels that a reference can point at, known from the spec alone.
 *
 * @param above the next level up, null at the outermost
 * @param groups how many stars this level's key has
 * @param literal the key itself where it is one name, for paths that are known before any record
 * @param maxIndex the limit that literal list indexes are held against
 * @param written whether only the spec has this level: what is here goes by the level above
 */
public record Scope(
    @Nullable Scope above, int groups, @Nullable String literal, int maxIndex, boolean written)
    implements KnownKeys {

  /** Jolt wraps a spec twice, in a level named root each. */
  public static final String ROOT = "root";

  public static Scope outermost(int maxIndex) {
    return new Scope(null, 0, ROOT, maxIndex, false);
  }

  public Scope below(int starsOfKey, @Nullable String name) {
    return new Scope(this, starsOfKey, name, maxIndex, false);
  }

  /** A level that references count, but that no walk will have. */
  public Scope writtenBelow() {
    return new Scope(this, groups, literal, maxIndex, true);
  }

  /** The innermost level that a walk has. */
  public Scope walked() {
    return written && above != null ? above.walked() : this;
  }

  /** The number by which a walk has a level that a reference counts. */
  public int walked(int level) {
    int walked = level;
    Scope scope = this;
    for (int i = 0; i < level; i++) {
      walked -= scope.written ? 1 : 0;
      scope = scope.level(1);
    }
    return walked;
  }

  public int depth() {
    int depth = 0;
    for (Scope scope = this; scope != null; scope = scope.above) {
      depth++;
    }
    return depth;
  }

  public Scope level(int up) {
    Scope scope = this;
    for (int i = 0; i < up && scope.above != null; i++) {
      scope = scope.above;
    }
    return scope;
  }

  @Override
  public @Nullable String key(int level, int group) {
    return group == 0 ? level(level).literal() : null;
  }

  /**
   * Refuses a level beyond the outermost.
   *
   * @param reference as written, for the message
   * @param sign what a right one starts with
   */
  public void checkLevel(String reference, int level, String sign) {
    int highest = depth() - 1;
    if (level > highest) {
      throw new SpecFault(
          "'%s' goes %d levels up, but only %d are there".formatted(reference, level, highest),
          "%s0 to %s%d".formatted(sign, sign, highest),
          sign + highest);
    }
  }
}
