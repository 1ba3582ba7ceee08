/** The table itself: the only package that knows Hudi, Hadoop and Avro. */
@NullMarked
package io.tributary.connect.hudi.lake;

import org.jspecify.annotations.NullMarked;
