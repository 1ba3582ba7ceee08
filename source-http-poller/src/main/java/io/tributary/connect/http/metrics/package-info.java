/** What a task shows of itself: in Kafka's metrics or in JMX, and as lines in the log. */
@NullMarked
package io.tributary.connect.http.metrics;

import org.jspecify.annotations.NullMarked;
