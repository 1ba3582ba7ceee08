/** Assignments to the parts of a record: how they are written, and how they change it. */
@NullMarked
package io.tributary.connect.smt.derive;

import org.jspecify.annotations.NullMarked;
