/**
 * What keys and paths of a spec refer to: levels above, keys matched there, values of the input.
 */
@NullMarked
package io.tributary.connect.smt.jolt.path;

import org.jspecify.annotations.NullMarked;
