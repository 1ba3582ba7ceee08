/** What every step of a chain shares: the output it grows, its limits, the shape it leaves. */
@NullMarked
package io.tributary.connect.smt.jolt.step;

import org.jspecify.annotations.NullMarked;
