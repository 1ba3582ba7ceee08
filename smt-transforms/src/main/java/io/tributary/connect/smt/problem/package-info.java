/** What is wrong with a spec, a schema or a record, and where. */
@NullMarked
package io.tributary.connect.smt.problem;

import org.jspecify.annotations.NullMarked;
