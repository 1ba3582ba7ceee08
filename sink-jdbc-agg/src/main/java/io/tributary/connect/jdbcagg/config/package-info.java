/** The connector's keys, and what they become. A leaf. */
@NullMarked
package io.tributary.connect.jdbcagg.config;

import org.jspecify.annotations.NullMarked;
