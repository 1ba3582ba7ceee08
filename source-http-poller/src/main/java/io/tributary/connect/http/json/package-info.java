/** Reads JSON bodies as a stream, with Jackson. */
@NullMarked
package io.tributary.connect.http.json;

import org.jspecify.annotations.NullMarked;
