/** A headless Chromium, driven by its own DevTools protocol. */
@NullMarked
package io.tributary.harness.chromium;

import org.jspecify.annotations.NullMarked;
