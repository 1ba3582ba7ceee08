package io.tributary.connect.http.paging;

import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.ResponseFacts;
import java.util.Map;

/**
 * A page that was read to its end.
 *
 * @param values what it was asked for with
 * @param rows how many elements it had, good or bad
 * @param cursor what its records leave for the next poll
 */
public record PageSeen(
    Map<String, String> values,
    ReplyHead head,
    ResponseFacts facts,
    int rows,
    Map<String, String> cursor) {}
