/** Sends requests, with OkHttp. */
@NullMarked
package io.tributary.connect.http.okhttp;

import org.jspecify.annotations.NullMarked;
