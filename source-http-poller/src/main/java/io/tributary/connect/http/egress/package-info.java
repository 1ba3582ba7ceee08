/** Which addresses a connector may open a connection to. */
@NullMarked
package io.tributary.connect.http.egress;

import org.jspecify.annotations.NullMarked;
