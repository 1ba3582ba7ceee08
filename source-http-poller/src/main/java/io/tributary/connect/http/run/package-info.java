/** Polls each endpoint on threads of our own and hands pages to the task. */
@NullMarked
package io.tributary.connect.http.run;

import org.jspecify.annotations.NullMarked;
