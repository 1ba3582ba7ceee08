/** The catalog of Hive, spoken to in its own protocol. */
@NullMarked
package io.tributary.connect.hudi.hms;

import org.jspecify.annotations.NullMarked;
