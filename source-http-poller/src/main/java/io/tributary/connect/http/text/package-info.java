/** Reads bodies that are lines, texts or bytes, and tells formats apart. */
@NullMarked
package io.tributary.connect.http.text;

import org.jspecify.annotations.NullMarked;
