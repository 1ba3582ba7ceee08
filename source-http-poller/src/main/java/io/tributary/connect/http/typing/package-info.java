/** Gives raw values the types that were declared for them. */
@NullMarked
package io.tributary.connect.http.typing;

import org.jspecify.annotations.NullMarked;
