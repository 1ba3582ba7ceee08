package io.tributary.connect.http.run;

import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What one poll of an endpoint came to.
 *
 * @param records a page for the task; empty if there is nothing to hand over
 * @param restMs milliseconds to rest if there is nothing to hand over
 * @param failure why the task must fail; null if it need not
 */
record Turn(List<SourceRecord> records, long restMs, @Nullable ConnectException failure) {

  static Turn page(List<SourceRecord> records) {
    return new Turn(records, 0, null);
  }

  static Turn rest(long restMs) {
    return new Turn(List.of(), restMs, null);
  }

  static Turn failed(ConnectException failure) {
    return new Turn(List.of(), 0, failure);
  }
}
