/** Into which units the endpoints are split, and which task serves which of them. */
@NullMarked
package io.tributary.connect.http.plan;

import org.jspecify.annotations.NullMarked;
