/** Processes of one run: start, readiness, leash, stop, and the folder they live in. */
@NullMarked
package io.tributary.harness.process;

import org.jspecify.annotations.NullMarked;
