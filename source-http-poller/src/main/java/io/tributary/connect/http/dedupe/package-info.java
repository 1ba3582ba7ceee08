/** Knows which records were there before, and which are there no more. */
@NullMarked
package io.tributary.connect.http.dedupe;

import org.jspecify.annotations.NullMarked;
