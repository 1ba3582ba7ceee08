/** The program behind {@code ./quickstart}. */
@NullMarked
package io.tributary.quickstart;

import org.jspecify.annotations.NullMarked;
