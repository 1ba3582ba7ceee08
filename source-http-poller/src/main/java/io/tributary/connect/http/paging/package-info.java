/** Decides from a response which page comes next, and what a poll leaves for the next one. Pure. */
@NullMarked
package io.tributary.connect.http.paging;

import org.jspecify.annotations.NullMarked;
