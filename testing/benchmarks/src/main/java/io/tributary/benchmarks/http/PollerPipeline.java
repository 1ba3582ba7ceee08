package io.tributary.benchmarks.http;

import io.tributary.connect.http.PageReaders;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.model.Body;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.model.ReplyHead;
import io.tributary.connect.http.model.SourceKey;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.PageReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * What stands between the bytes of a response and its source records, put together as a task does.
 */
final class PollerPipeline {

  private static final ReplyHead HEAD =
      new ReplyHead(
          200, "https://api.example/states", Map.of("Content-Type", List.of("application/json")));

  private final PageReader pages;

  /**
   * @param keys of the connector beyond the address and the topic
   */
  PollerPipeline(Map<String, String> keys) {
    Map<String, String> config = new HashMap<>(keys);
    config.put("name", "bench");
    config.put("connection.url", "https://api.example/states");
    config.put("topic", "flights");
    EndpointSettings endpoint = new HttpPollerConfig(config).endpoints().get(0);
    pages = PageReaders.of(endpoint, new SourceKey(endpoint.alias(), Map.of()));
  }

  List<SourceRecord> records(byte[] body) throws MalformedResponseException {
    List<SourceRecord> records = new ArrayList<>();
    pages.read(new HttpReply.Ok(HEAD, new Bytes(body)), Map.of("v", 1)).records(records::add);
    return records;
  }

  /** What was given out is delivered: it need not come again. */
  void settled() {
    pages.settled();
  }

  private static final class Bytes implements Body {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long keptBytes() {
      return bytes.length;
    }

    @Override
    public void close() {
      // Nothing to free.
    }
  }
}
