package io.tributary.connect.smt;

/** What stands in the place of a masked value. */
enum MaskMethod {
  NULL,
  REDACT,
  KEEP_LAST,
  HMAC
}
