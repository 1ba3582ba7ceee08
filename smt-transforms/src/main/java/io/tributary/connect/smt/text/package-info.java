/** Numbers as text. */
@NullMarked
package io.tributary.connect.smt.text;

import org.jspecify.annotations.NullMarked;
