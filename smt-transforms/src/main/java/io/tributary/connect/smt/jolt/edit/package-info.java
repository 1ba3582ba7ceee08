/** The operations that return their input changed: default, remove, cardinality, sort. */
@NullMarked
package io.tributary.connect.smt.jolt.edit;

import org.jspecify.annotations.NullMarked;
