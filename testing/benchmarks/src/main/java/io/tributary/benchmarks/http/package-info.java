/** What source-http-poller costs. */
@NullMarked
package io.tributary.benchmarks.http;

import org.jspecify.annotations.NullMarked;
