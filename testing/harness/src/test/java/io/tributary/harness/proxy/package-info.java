@NullMarked
package io.tributary.harness.proxy;

import org.jspecify.annotations.NullMarked;
