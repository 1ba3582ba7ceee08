package io.tributary.connect.http.records;

import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.RecordErrorBehavior;
import io.tributary.connect.http.model.PollPosition;
import io.tributary.connect.http.model.ResponseFacts;
import io.tributary.connect.http.model.SourceKey;
import java.util.Map;

/** Makes source records of one endpoint's responses. */
public final class RecordAssembler {

  private final String topic;
  private final Map<String, String> partition;
  private final RecordLayout layout;
  private final boolean ignoresErrors;

  public RecordAssembler(EndpointSettings endpoint) {
    this.topic = endpoint.topic();
    this.partition = new SourceKey(endpoint.alias()).toPartition();
    this.layout = new RecordLayout(endpoint.records());
    this.ignoresErrors = endpoint.records().onError() == RecordErrorBehavior.IGNORE;
  }

  /**
   * Starts the page of a response.
   *
   * @param before position that the response was asked for with
   * @param after position behind the response
   */
  public PageBuilder page(ResponseFacts response, PollPosition before, PollPosition after) {
    return new PageBuilder(this, response, before.toOffset(), after.toOffset());
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
