/** JSON that remembers where each value stands, and the compact text of a value. */
@NullMarked
package io.tributary.connect.smt.json;

import org.jspecify.annotations.NullMarked;
