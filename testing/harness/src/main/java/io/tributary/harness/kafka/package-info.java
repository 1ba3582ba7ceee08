/** A broker, and a reader of what its topics hold. */
@NullMarked
package io.tributary.harness.kafka;

import org.jspecify.annotations.NullMarked;
