/** A HiveServer2 with its metastore. */
@NullMarked
package io.tributary.harness.hive;

import org.jspecify.annotations.NullMarked;
