package io.tributary.connect.smt.dedupe;

/** 128 bits that stand for a value; two values that differ do not get the same by chance. */
record Fingerprint(long high, long low) {}
