/** From a record of a topic to a row of a file group. */
@NullMarked
package io.tributary.connect.hudi.write;

import org.jspecify.annotations.NullMarked;
