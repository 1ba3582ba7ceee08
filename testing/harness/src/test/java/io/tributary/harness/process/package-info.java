@NullMarked
package io.tributary.harness.process;

import org.jspecify.annotations.NullMarked;
