/** From the values of a response to source records. */
@NullMarked
package io.tributary.connect.http.records;

import org.jspecify.annotations.NullMarked;
