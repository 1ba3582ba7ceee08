/** Waiting: how long until the next try, and when to give up. */
@NullMarked
package io.tributary.connect.kit.retry;

import org.jspecify.annotations.NullMarked;
