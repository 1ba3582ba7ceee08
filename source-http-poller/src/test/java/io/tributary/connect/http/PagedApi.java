package io.tributary.connect.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;

/** A list of seven items, given in pages of three, in each of the ways in which APIs give pages. */
final class PagedApi {

  static final int ITEMS = 7;
  static final List<Object> ALL = List.of("0", "1", "2", "3", "4", "5", "6");

  private static final int SIZE = 3;

  private PagedApi() {}

  /** The config of a task that reads {@code /items} page by page, by a token. */
  static Map<String, String> cursor(StubApi api) {
    return props(api, "cursor", "pagination.pointer=/token", "pagination.parameter=from");
  }

  /**
   * The config of a task that reads {@code /items} page by page.
   *
   * @param keys more of it, each as {@code key=value}
   */
  static Map<String, String> props(StubApi api, String type, String... keys) {
    api.on("/items", PagedApi::page);
    Map<String, String> props =
        new HashMap<>(
            RunningTask.props(
                "topic", "things",
                "connection.url", api.url("/items"),
                "pagination.type", type,
                "records.pointer", "/items",
                "record.columns", "id:string",
                "record.key", "/id"));
    for (String key : keys) {
      props.put(key.split("=")[0], key.split("=")[1]);
    }
    return props;
  }

  /** Reads exactly so many records, batch by batch. */
  static List<SourceRecord> read(RunningTask task, int count) throws InterruptedException {
    List<SourceRecord> records = new ArrayList<>();
    while (records.size() < count) {
      records.addAll(task.nextBatch());
    }
    assertThat(records).hasSize(count);
    return records;
  }

  /** A page from the item or page that the query names, with all ways to the next. */
  static void page(HttpExchange exchange) throws IOException {
    Map<String, Integer> query = query(exchange.getRequestURI().getQuery());
    int from =
        query.containsKey("number")
            ? (query.get("number") - 1) * SIZE
            : query.containsKey("number0")
                ? query.get("number0") * SIZE
                : query.getOrDefault("from", 0);
    int to = Math.min(from + SIZE, ITEMS);
    if (to < ITEMS) {
      exchange
          .getResponseHeaders()
          .set("Link", "</items?from=0>; rel=first, </items?from=" + to + ">; rel=\"next\"");
    }
    send(exchange, items(from, to));
  }

  /** The page of some of the items. */
  static String items(int from, int to) {
    String items =
        IntStream.range(from, to)
            .mapToObj(id -> "{\"id\":\"" + id + "\"}")
            .collect(Collectors.joining(","));
    String next =
        to < ITEMS && to > from
            ? "\"next\":\"/items?from=" + to + "\",\"token\":\"" + to + "\",\"more\":true"
            : "\"next\":null,\"token\":\"\",\"more\":false";
    return "{\"items\":[" + items + "]," + next + "}";
  }

  private static Map<String, Integer> query(String query) {
    Map<String, Integer> values = new HashMap<>();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      values.put(pair.split("=")[0], Integer.valueOf(pair.split("=")[1]));
    }
    return values;
  }

  static void send(HttpExchange exchange, String body) throws IOException {
    exchange.sendResponseHeaders(200, body.length());
    exchange.getResponseBody().write(body.getBytes(UTF_8));
  }
}
