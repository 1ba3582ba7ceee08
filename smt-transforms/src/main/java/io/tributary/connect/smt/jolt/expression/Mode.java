package io.tributary.connect.smt.jolt.expression;

import io.tributary.connect.smt.bridge.Tree;
import org.jspecify.annotations.Nullable;

/** When a modify writes. */
public enum Mode {
  /** Always: {@code modify-overwrite-beta}, or {@code +} before a key. */
  OVERWRITE("modify-overwrite-beta", '+') {
    @Override
    public boolean writes(@Nullable Object existing, boolean added) {
      return true;
    }
  },
  /** Where null stands or nothing: {@code modify-default-beta}, or {@code ~} before a key. */
  DEFAULT("modify-default-beta", '~') {
    @Override
    public boolean writes(@Nullable Object existing, boolean added) {
      return existing == null || existing == Tree.ABSENT;
    }
  },
  /** Where nothing stands: {@code modify-define-beta}, or {@code _} before a key. */
  DEFINE("modify-define-beta", '_') {
    @Override
    public boolean writes(@Nullable Object existing, boolean added) {
      return existing == Tree.ABSENT || (existing == null && added);
    }
  };

  private final String operation;
  private final char sign;

  Mode(String operation, char sign) {
    this.operation = operation;
    this.sign = sign;
  }

  public String operation() {
    return operation;
  }

  /** The mode that a key starts with, null where it says none. */
  public static @Nullable Mode ofKey(String key) {
    for (Mode mode : values()) {
      if (key.charAt(0) == mode.sign) {
        return mode;
      }
    }
    return null;
  }

  /**
   * Whether to write over a value.
   *
   * @param existing {@link Tree#ABSENT} where there is none
   * @param added whether it is a null that the same step made a list longer with
   */
  public abstract boolean writes(@Nullable Object existing, boolean added);

  /** The mode of an operation's name. */
  public static Mode of(String operation) {
    for (Mode mode : values()) {
      if (mode.operation.equals(operation)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("no modify: " + operation);
  }
}
