/** Reads lookup tables from MySQL and MariaDB; the only user of JDBC. */
@NullMarked
package io.tributary.connect.smt.jdbc;

import org.jspecify.annotations.NullMarked;
