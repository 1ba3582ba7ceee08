/** Cuts a body that never ends into events. */
@NullMarked
package io.tributary.connect.http.stream;

import org.jspecify.annotations.NullMarked;
