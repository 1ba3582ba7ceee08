package io.tributary.connect.http.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time that one poll asks for.
 *
 * @param end the first instant that does not belong to it; null as long as no request was made of
 *     it
 */
public record TimeWindow(Instant start, @Nullable Instant end) {}
