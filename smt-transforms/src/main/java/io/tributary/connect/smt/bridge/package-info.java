/** One way to read Connect's structs, maps and lists. */
@NullMarked
package io.tributary.connect.smt.bridge;

import org.jspecify.annotations.NullMarked;
