/** When polls begin. */
@NullMarked
package io.tributary.connect.http.schedule;

import org.jspecify.annotations.NullMarked;
