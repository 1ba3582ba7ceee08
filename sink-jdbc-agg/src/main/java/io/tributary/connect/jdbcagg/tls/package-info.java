/** Authorities that servers' certificates are of, as drivers read them. */
@NullMarked
package io.tributary.connect.jdbcagg.tls;

import org.jspecify.annotations.NullMarked;
