/** Fakes and comparisons that the tests of more than one module use. */
@NullMarked
package io.tributary.testkit;

import org.jspecify.annotations.NullMarked;
