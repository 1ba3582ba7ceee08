package io.tributary.connect.http.records;

import org.apache.kafka.connect.source.SourceRecord;

/** Takes the finished records of an endpoint, in their order. */
public interface RecordSink {

  /**
   * Takes a record. May wait until the task has room for more.
   *
   * @throws java.util.concurrent.CancellationException if the task stops meanwhile
   */
  void record(SourceRecord record);
}
