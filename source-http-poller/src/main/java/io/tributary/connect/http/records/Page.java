package io.tributary.connect.http.records;

import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of one response. The offset of the last goes on behind the response, those of the
 * others lead to the same response again, so no crash leaves half of it behind.
 *
 * @param ignored how many records did not fit their columns
 * @param firstReason why the first of those did not; null if all fit
 */
public record Page(List<SourceRecord> records, int ignored, @Nullable String firstReason) {}
