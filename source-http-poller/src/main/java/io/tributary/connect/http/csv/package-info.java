/** Reads CSV bodies, RFC 4180 and its dialects. */
@NullMarked
package io.tributary.connect.http.csv;

import org.jspecify.annotations.NullMarked;
