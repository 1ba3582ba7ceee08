/** MySQL and MariaDB over JDBC: the only package that knows the driver and SQL of tables. */
@NullMarked
package io.tributary.connect.jdbcagg.jdbc;

import org.jspecify.annotations.NullMarked;
