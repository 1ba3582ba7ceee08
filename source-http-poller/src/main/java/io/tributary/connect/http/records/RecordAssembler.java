package io.tributary.connect.http.records;

import io.tributary.connect.http.config.CursorSettings;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.RecordErrorBehavior;
import io.tributary.connect.http.cursor.CursorTally;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.model.SourceKey;
import java.util.Map;

/** Makes source records of one endpoint's responses. */
public final class RecordAssembler {

  private final String topic;
  private final Map<String, String> partition;
  private final RecordLayout layout;
  private final boolean ignoresErrors;
  private final CursorSettings cursor;

  public RecordAssembler(EndpointSettings endpoint, SourceKey key) {
    this.topic = endpoint.topic();
    this.partition = key.toPartition();
    this.layout = new RecordLayout(endpoint.records());
    this.cursor = endpoint.cursor();
    this.ignoresErrors = endpoint.records().onError() == RecordErrorBehavior.IGNORE;
  }

  /**
   * Starts the page of a response.
   *
   * @param offset source offset of its records: where to go on if only a part of them is committed
   * @param out takes the records
   */
  public PageBuilder page(ResponseFacts response, Map<String, ?> offset, RecordSink out) {
    return new PageBuilder(this, response, offset, out);
  }

  CursorTally cursors() {
    return new CursorTally(cursor);
  }

  String topic() {
    return topic;
  }

  Map<String, String> partition() {
    return partition;
  }

  RecordLayout layout() {
    return layout;
  }

  boolean ignoresErrors() {
    return ignoresErrors;
  }
}
