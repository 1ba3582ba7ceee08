package io.tributary.connect.smt.jolt.shift;

import io.tributary.connect.smt.problem.Position;

/** Where a key or a path stands in the spec. */
record Source(Position at, String path) {}
