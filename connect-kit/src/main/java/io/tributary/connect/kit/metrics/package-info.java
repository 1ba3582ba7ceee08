/** What a task or a transform shows of itself: in Kafka's metrics or in JMX, and in the log. */
@NullMarked
package io.tributary.connect.kit.metrics;

import org.jspecify.annotations.NullMarked;
