/** What one poll leaves for the next: which of many values, and how far it is set back. */
@NullMarked
package io.tributary.connect.http.cursor;

import org.jspecify.annotations.NullMarked;
