/** The modify operations: values computed from others, written by one of three modes. */
@NullMarked
package io.tributary.connect.smt.jolt.modify;

import org.jspecify.annotations.NullMarked;
