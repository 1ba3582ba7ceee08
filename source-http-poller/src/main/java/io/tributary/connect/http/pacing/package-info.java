/** When to poll next, and what a reply that is no success means. */
@NullMarked
package io.tributary.connect.http.pacing;

import org.jspecify.annotations.NullMarked;
