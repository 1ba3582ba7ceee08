/** Records about what went wrong, for the error topic. */
@NullMarked
package io.tributary.connect.http.errors;

import org.jspecify.annotations.NullMarked;
