/** JSON text to typed rows, read in one pass. */
@NullMarked
package io.tributary.connect.smt.fromjson;

import org.jspecify.annotations.NullMarked;
