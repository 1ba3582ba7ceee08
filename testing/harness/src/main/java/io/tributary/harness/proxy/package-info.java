/** Stands between a client and a server, and does to their talk what networks and servers do. */
@NullMarked
package io.tributary.harness.proxy;

import org.jspecify.annotations.NullMarked;
