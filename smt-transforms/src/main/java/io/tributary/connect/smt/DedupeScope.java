package io.tributary.connect.smt;

/** Within what equal keys mean the same thing. */
enum DedupeScope {
  TOPIC,
  ALL
}
