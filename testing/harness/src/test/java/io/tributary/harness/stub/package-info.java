@NullMarked
package io.tributary.harness.stub;

import org.jspecify.annotations.NullMarked;
