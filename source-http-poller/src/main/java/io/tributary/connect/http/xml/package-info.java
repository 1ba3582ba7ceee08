/** Reads XML bodies as a stream, with StAX and without DTDs. */
@NullMarked
package io.tributary.connect.http.xml;

import org.jspecify.annotations.NullMarked;
