/** Requests that depend on where the last poll ended. */
@NullMarked
package io.tributary.connect.http.template;

import org.jspecify.annotations.NullMarked;
