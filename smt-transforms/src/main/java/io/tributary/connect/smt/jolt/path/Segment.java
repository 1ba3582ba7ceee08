package io.tributary.connect.smt.jolt.path;

import io.tributary.connect.smt.jolt.key.ListIndex;
import org.jspecify.annotations.Nullable;

/** One step of a path: a name in an object, or a place in a list. */
public sealed interface Segment {

  /** The {@link #innermostLevel} of a segment that is the same in each record. */
  int CONSTANT = Integer.MAX_VALUE;

  /** The {@link #innermostLevel} of a segment that can be another each time it is asked. */
  int VARIABLE = -1;

  String canonical();

  /** The lowest of the levels whose keys it is made from. */
  int innermostLevel();

  /** A name in an object. */
  sealed interface Name extends Segment {

    /** Null where the record has none to give; then the whole path leads nowhere. */
    @Nullable String name(Walk walk);

    /** The name where the spec alone tells it. */
    @Nullable String knownName(KnownKeys keys);
  }

  /** A place in a list. */
  sealed interface Place extends Segment {

    /** The place after the last one. */
    int APPEND = -2;

    /** The index, {@link #APPEND}, or {@link ListIndex#NONE} where the record has none to give. */
    int index(Walk walk);
  }

  record Literal(String name) implements Name {

    @Override
    public int innermostLevel() {
      return CONSTANT;
    }

    @Override
    public String name(Walk walk) {
      return name;
    }

    @Override
    public String knownName(KnownKeys keys) {
      return name;
    }

    @Override
    public String canonical() {
      return name.replace(".", "\\.");
    }
  }

  /** {@code &1}: a key above is the name. */
  record KeyName(KeyReference reference) implements Name {

    @Override
    public int innermostLevel() {
      return reference.level();
    }

    @Override
    public String name(Walk walk) {
      return reference.text(walk);
    }

    @Override
    public @Nullable String knownName(KnownKeys keys) {
      return keys.key(reference.level(), reference.group());
    }

    @Override
    public String canonical() {
      return reference.canonical("&");
    }
  }

  /** {@code a-&1}. */
  record Referring(Template template) implements Name {

    @Override
    public int innermostLevel() {
      return template.references().stream().mapToInt(KeyReference::level).min().orElse(CONSTANT);
    }

    @Override
    public String name(Walk walk) {
      return template.text(walk);
    }

    @Override
    public @Nullable String knownName(KnownKeys keys) {
      return template.knownText(keys);
    }

    @Override
    public String canonical() {
      return template.canonical();
    }
  }

  /** {@code @(1,type)}: a value of the record is the name. */
  record Valued(TreeReference reference) implements Name {

    @Override
    public int innermostLevel() {
      return VARIABLE;
    }

    @Override
    public @Nullable String name(Walk walk) {
      return reference.text(walk);
    }

    @Override
    public @Nullable String knownName(KnownKeys keys) {
      return null;
    }

    @Override
    public String canonical() {
      return reference.canonical();
    }
  }

  /** {@code []}. */
  record Append() implements Place {

    @Override
    public int innermostLevel() {
      return VARIABLE;
    }

    @Override
    public int index(Walk walk) {
      return APPEND;
    }

    @Override
    public String canonical() {
      return "[]";
    }
  }

  /** {@code [3]}. */
  record At(int index) implements Place {

    @Override
    public int innermostLevel() {
      return CONSTANT;
    }

    @Override
    public int index(Walk walk) {
      return index;
    }

    @Override
    public String canonical() {
      return "[" + index + "]";
    }
  }

  /** {@code [&1]}. */
  record AtKey(KeyReference reference) implements Place {

    @Override
    public int innermostLevel() {
      return reference.level();
    }

    @Override
    public int index(Walk walk) {
      return reference.index(walk);
    }

    @Override
    public String canonical() {
      return "[" + reference.canonical("&") + "]";
    }
  }

  /** {@code [#2]}: how many keys matched so far. */
  record AtCount(int level) implements Place {

    @Override
    public int innermostLevel() {
      return VARIABLE;
    }

    @Override
    public int index(Walk walk) {
      return walk.matches(level);
    }

    @Override
    public String canonical() {
      return "[#" + level + "]";
    }
  }

  /** {@code [@(1,position)]}: a value of the record is the index. */
  record AtValue(TreeReference reference) implements Place {

    @Override
    public int innermostLevel() {
      return VARIABLE;
    }

    @Override
    public int index(Walk walk) {
      return ListIndex.parse(reference.text(walk));
    }

    @Override
    public String canonical() {
      return "[" + reference.canonical() + "]";
    }
  }
}
