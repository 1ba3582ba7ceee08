/** A MySQL-compatible server with row binlog. */
@NullMarked
package io.tributary.harness.mysql;

import org.jspecify.annotations.NullMarked;
