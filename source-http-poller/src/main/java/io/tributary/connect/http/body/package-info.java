/** Receives bodies whole: small ones into memory, large ones into a file without a name. */
@NullMarked
package io.tributary.connect.http.body;

import org.jspecify.annotations.NullMarked;
