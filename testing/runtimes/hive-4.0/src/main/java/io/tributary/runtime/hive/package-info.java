/** HiveServer2 with its metastore in one process. */
@NullMarked
package io.tributary.runtime.hive;

import org.jspecify.annotations.NullMarked;
