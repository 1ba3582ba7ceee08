/** Polls REST APIs into topics: the connector, its task, and the one place that wires adapters. */
@NullMarked
package io.tributary.connect.http;

import org.jspecify.annotations.NullMarked;
