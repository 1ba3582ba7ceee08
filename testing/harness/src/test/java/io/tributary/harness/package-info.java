@NullMarked
package io.tributary.harness;

import org.jspecify.annotations.NullMarked;
