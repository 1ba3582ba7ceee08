/** From one response to the position of the next request. */
@NullMarked
package io.tributary.connect.http.paging;

import org.jspecify.annotations.NullMarked;
