package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.bridge.Tree;
import io.tributary.connect.smt.jolt.key.AnyKey;
import io.tributary.connect.smt.jolt.key.KeyPattern;
import io.tributary.connect.smt.jolt.key.ListIndex;
import io.tributary.connect.smt.jolt.path.KeyReference;
import io.tributary.connect.smt.jolt.path.Template;
import io.tributary.connect.smt.jolt.path.TreeReference;
import io.tributary.connect.smt.jolt.path.Walk;
import org.jspecify.annotations.Nullable;

/** A left-hand key. */
sealed interface LeftKey {

  /**
   * Tries the key on one entry of the input; where it matches, the walk has one level more.
   *
   * @param name the entry's name, null for an item of a list
   * @param index the item's place in its list
   * @param descend whether children follow, which then look at the level's tree
   * @return the value that the key stands for; {@link Tree#ABSENT} where it does not match
   */
  @Nullable Object enter(
      @Nullable String name, int index, @Nullable Object input, Walk walk, boolean descend);

  private static String text(@Nullable String name, int index) {
    return name == null ? ListIndex.text(index) : name;
  }

  /** Whether the key matches entries of the input, rather than pointing at something. */
  boolean matchesEntries();

  /** The text that tells two keys of one object apart. */
  String canonical();

  /** A name, or a pattern with stars. */
  record Named(KeyPattern pattern) implements LeftKey {

    @Override
    public @Nullable Object enter(
        @Nullable String name, int index, @Nullable Object input, Walk walk, boolean descend) {
      if (pattern instanceof AnyKey) {
        walk.push(input, name, index, null);
        return input;
      }
      String key = text(name, index);
      if (!pattern.matches(key)) {
        return Tree.ABSENT;
      }
      walk.push(input, key, index, pattern);
      return input;
    }

    @Override
    public boolean matchesEntries() {
      return true;
    }

    @Override
    public String canonical() {
      return pattern.canonical();
    }
  }

  /** {@code &1-x}: a name made from keys above. */
  record Referring(Template template) implements LeftKey {

    @Override
    public @Nullable Object enter(
        @Nullable String name, int index, @Nullable Object input, Walk walk, boolean descend) {
      String key = text(name, index);
      if (!template.text(walk).equals(key)) {
        return Tree.ABSENT;
      }
      walk.push(input, key, index, null);
      return input;
    }

    @Override
    public boolean matchesEntries() {
      return true;
    }

    @Override
    public String canonical() {
      return template.canonical();
    }
  }

  /** {@code @}: the value of the level above. */
  record Itself() implements LeftKey {

    @Override
    public @Nullable Object enter(
        @Nullable String name, int index, @Nullable Object input, Walk walk, boolean descend) {
      walk.pushAlias(input);
      return input;
    }

    @Override
    public boolean matchesEntries() {
      return false;
    }

    @Override
    public String canonical() {
      return "@";
    }
  }

  /** {@code @(1,a.b)}: a value found from a level above. */
  record Elsewhere(TreeReference reference) implements LeftKey {

    @Override
    public @Nullable Object enter(
        @Nullable String name, int index, @Nullable Object input, Walk walk, boolean descend) {
      Object found = reference.find(walk);
      if (found != Tree.ABSENT) {
        walk.pushAlias(descend ? found : input);
      }
      return found;
    }

    @Override
    public boolean matchesEntries() {
      return false;
    }

    @Override
    public String canonical() {
      return reference.canonical();
    }
  }

  /** {@code $1}: the key of a level above. */
  record KeyAsValue(KeyReference reference) implements LeftKey {

    @Override
    public Object enter(
        @Nullable String name, int index, @Nullable Object input, Walk walk, boolean descend) {
      String key = reference.text(walk);
      walk.push(input, key, ListIndex.NONE, null);
      return key;
    }

    @Override
    public boolean matchesEntries() {
      return false;
    }

    @Override
    public String canonical() {
      return reference.canonical("$");
    }
  }

  /** {@code #text}: a constant. */
  record Constant(String text) implements LeftKey {

    @Override
    public Object enter(
        @Nullable String name, int index, @Nullable Object input, Walk walk, boolean descend) {
      walk.push(input, text, ListIndex.NONE, null);
      return text;
    }

    @Override
    public boolean matchesEntries() {
      return false;
    }

    @Override
    public String canonical() {
      return "#(" + text + ")";
    }
  }
}
