/** The keys of the connector and the immutable settings that they turn into. A leaf. */
@NullMarked
package io.tributary.connect.http.config;

import org.jspecify.annotations.NullMarked;
