/** The feeds and the server that breaks the protocol. */
@NullMarked
package io.tributary.harness.feed;

import org.jspecify.annotations.NullMarked;
