/** What JMX tells about the transforms. */
@NullMarked
package io.tributary.connect.smt.metrics;

import org.jspecify.annotations.NullMarked;
