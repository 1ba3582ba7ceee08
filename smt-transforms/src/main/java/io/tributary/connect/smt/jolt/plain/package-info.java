/** Steps of a spec that name every place they read and write, for plans that know all of them. */
@NullMarked
package io.tributary.connect.smt.jolt.plain;

import org.jspecify.annotations.NullMarked;
