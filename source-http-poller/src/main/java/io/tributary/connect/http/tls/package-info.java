/** TLS: whom to trust and which certificate to show, from files and from PEM texts. */
@NullMarked
package io.tributary.connect.http.tls;

import org.jspecify.annotations.NullMarked;
