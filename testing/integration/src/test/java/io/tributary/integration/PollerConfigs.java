package io.tributary.integration;

import io.tributary.harness.feed.CountingFeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Configs of the poller for feeds on the loopback address. */
final class PollerConfigs {

  private PollerConfigs() {}

  /** What each of them needs. */
  static Map<String, String> to(String topic) {
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", "io.tributary.connect.http.HttpPollerSourceConnector");
    config.put("tasks.max", "1");
    config.put("topic", topic);
    config.put("connection.disallow.private.ips", "false");
    return config;
  }

  /** An endpoint for each alias, at the path of its name, that reads a {@link CountingFeed}. */
  static Map<String, String> counting(String topic, String url, List<String> aliases) {
    Map<String, String> config = to(topic);
    config.put("endpoints", String.join(",", aliases));
    config.put("request.parameters", "seen=${cursor.seen|default:0}");
    config.put("cursor.fields", "seen=response:/n");
    config.put("records.pointer", "/rows");
    config.put("record.columns", "path:string,n:int64");
    aliases.forEach(
        alias -> config.put("endpoints." + alias + ".connection.url", url + "/" + alias));
    return config;
  }
}
