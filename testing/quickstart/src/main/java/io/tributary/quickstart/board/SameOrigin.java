package io.tributary.quickstart.board;

import org.jspecify.annotations.Nullable;

/**
 * Tells requests of this server's own page from those of other pages. A page elsewhere can make a
 * browser send requests to the loopback interface: by a name that it lets point there, which the
 * {@code Host} gives away, or across origins, which the {@code Origin} gives away.
 *
 * @param port where this server listens
 */
record SameOrigin(int port) {

  /** Whether the server was asked by an address of its own. */
  boolean host(@Nullable String host) {
    return ("127.0.0.1:" + port).equals(host) || ("localhost:" + port).equals(host);
  }

  /** Whether a request that changes something comes from this server's page. */
  boolean origin(@Nullable String host, @Nullable String origin) {
    return host(host) && ("http://" + host).equals(origin);
  }
}
