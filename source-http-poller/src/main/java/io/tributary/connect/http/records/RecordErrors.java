package io.tributary.connect.http.records;

import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes records about records that do not fit. Port of the error topic. */
public interface RecordErrors {

  /**
   * A record about one record of an answer.
   *
   * @param reason names the record's position
   * @param excerpt its beginning; null if it cannot be told apart
   * @param offset that leads to the same request again
   */
  SourceRecord badRecord(String reason, @Nullable String excerpt, Map<String, ?> offset);
}
