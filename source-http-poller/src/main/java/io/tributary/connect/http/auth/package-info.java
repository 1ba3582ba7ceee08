/** Credentials: which a request carries, and how they are renewed. */
@NullMarked
package io.tributary.connect.http.auth;

import org.jspecify.annotations.NullMarked;
