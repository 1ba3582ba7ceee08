package io.tributary.connect.kit.error;

/** What went wrong, by what must happen next. Each technology's classifier maps to one of these. */
public enum FailureKind {
  /** The configuration can never work: refused at POST or at start. */
  MISCONFIGURED,
  /** One record can never be written: dead letter queue, or the task fails. */
  BAD_RECORD,
  /** The remote side may answer differently in a while: retried with backoff until a budget. */
  TRANSIENT,
  /** The remote side said no, and will again: the task fails and says what to mend. */
  REFUSED,
  /** Somebody else owns what this task wrote, or its memory is stale: stop at once, restart. */
  LOST_STATE
}
