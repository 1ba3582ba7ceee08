package io.tributary.connect.http.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a response says about itself, apart from its records.
 *
 * @param failed whether the member is there that only failures have
 * @param retryable whether such a failure may pass by itself
 * @param version what stays the same while the data does; null if the response does not say
 * @param cursor values for the next request, by name; those that the response has
 * @param next what the page after this one is asked for with: a token or an address; null if the
 *     response does not say
 * @param stop what tells whether this page is the last; null if the response does not say
 */
public record ResponseFacts(
    boolean failed,
    boolean retryable,
    @Nullable String version,
    Map<String, String> cursor,
    @Nullable String next,
    @Nullable String stop) {}
