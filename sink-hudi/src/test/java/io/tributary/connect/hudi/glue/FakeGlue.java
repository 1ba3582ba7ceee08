package io.tributary.connect.hudi.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * As much of AWS Glue as a sink asks for, with its rules: JSON 1.1, signed, only fields that its
 * API has, at most 100 partitions at once, an update only of the version that was read.
 */
public final class FakeGlue implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "AWSGlue.";
  private static final int PAGE = 2;
  private static final int MAX_BATCH = 100;

  private static final Set<String> TABLE_INPUT =
      Set.of(
          "Name",
          "Description",
          "Owner",
          "Retention",
          "StorageDescriptor",
          "PartitionKeys",
          "TableType",
          "Parameters");
  private static final Set<String> STORAGE =
      Set.of("Columns", "Location", "InputFormat", "OutputFormat", "SerdeInfo");

  private final HttpServer server;
  private final List<String> actions = new CopyOnWriteArrayList<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final Deque<String> failures = new ArrayDeque<>();
  private final Map<String, ObjectNode> tables = new LinkedHashMap<>();
  private final Map<String, Map<List<String>, JsonNode>> partitions = new LinkedHashMap<>();
  private final List<String> databases = new ArrayList<>();

  /** What Glue answers to a request that it refuses. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String code) {
      super(code);
    }
  }

  public FakeGlue() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked for, in this order. */
  public List<String> actions() {
    return actions;
  }

  /** What was wrong with requests; must be empty. */
  public List<String> wrong() {
    return wrong;
  }

  public synchronized ObjectNode table(String name) {
    return tables.get(name);
  }

  public synchronized Map<List<String>, JsonNode> partitionsOf(String table) {
    return new LinkedHashMap<>(partitions.getOrDefault(table, Map.of()));
  }

  /** Has the next requests fail with these codes, before anything is done. */
  public synchronized void failNext(String... codes) {
    failures.addAll(List.of(codes));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      check(exchange, target);
      String action = target.substring(TARGET.length());
      actions.add(action);
      int status = 200;
      JsonNode answer;
      try {
        answer = answer(action, request);
      } catch (Refusal e) {
        status = e.getMessage().startsWith("Internal") ? 500 : 400;
        answer = JSON.createObjectNode().put("__type", e.getMessage()).put("Message", "no");
      }
      byte[] body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void check(HttpExchange exchange, String target) {
    require(exchange.getRequestMethod().equals("POST"), "no POST");
    require(target != null && target.startsWith(TARGET), "no target");
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    require("application/x-amz-json-1.1".equals(type), "content type " + type);
    String signature = exchange.getRequestHeaders().getFirst("Authorization");
    require(
        signature != null
            && signature.matches(
                "AWS4-HMAC-SHA256 Credential=key/[0-9]{8}/eu-west-1/glue/aws4_request, .*"),
        "not signed for glue in eu-west-1");
  }

  private void require(boolean right, String complaint) {
    if (!right) {
      wrong.add(complaint);
    }
  }

  private synchronized JsonNode answer(String action, JsonNode request) throws Refusal {
    if (!failures.isEmpty()) {
      throw new Refusal(failures.remove());
    }
    require("123456789012".equals(request.path("CatalogId").asText()), "catalog of nobody");
    ObjectNode answer = JSON.createObjectNode();
    switch (action) {
      case "GetDatabase" -> {
        known(databases.contains(request.path("Name").asText()));
        answer.putObject("Database").put("Name", request.path("Name").asText());
      }
      case "CreateDatabase" -> databases.add(request.path("DatabaseInput").path("Name").asText());
      case "GetTable" -> {
        known(tables.containsKey(request.path("Name").asText()));
        answer.set("Table", tables.get(request.path("Name").asText()));
      }
      case "CreateTable" -> create(request);
      case "UpdateTable" -> update(request);
      case "GetPartitions" -> page(request, answer);
      case "BatchCreatePartition" -> addPartitions(request, answer);
      default -> wrong.add("unknown action " + action);
    }
    return answer;
  }

  private static void known(boolean there) throws Refusal {
    if (!there) {
      throw new Refusal("EntityNotFoundException");
    }
  }

  private void create(JsonNode request) throws Refusal {
    known(databases.contains(request.path("DatabaseName").asText()));
    ObjectNode table = checked(request.path("TableInput"));
    if (tables.putIfAbsent(table.path("Name").asText(), table) != null) {
      throw new Refusal("AlreadyExistsException");
    }
    table.put("VersionId", "0");
  }

  private void update(JsonNode request) throws Refusal {
    ObjectNode table = checked(request.path("TableInput"));
    ObjectNode before = tables.get(table.path("Name").asText());
    known(before != null);
    require(request.path("SkipArchive").asBoolean(), "a version is kept for each update");
    if (!before.path("VersionId").asText().equals(request.path("VersionId").asText())) {
      throw new Refusal("ConcurrentModificationException");
    }
    require(before.path("PartitionKeys").equals(table.path("PartitionKeys")), "keys were changed");
    table.put("VersionId", Integer.toString(before.path("VersionId").asInt() + 1));
    tables.put(table.path("Name").asText(), table);
  }

  private ObjectNode checked(JsonNode input) {
    input.fieldNames().forEachRemaining(name -> require(TABLE_INPUT.contains(name), name));
    storage(input.path("StorageDescriptor"));
    require("EXTERNAL_TABLE".equals(input.path("TableType").asText()), "not external");
    return input.deepCopy();
  }

  private void storage(JsonNode storage) {
    storage.fieldNames().forEachRemaining(name -> require(STORAGE.contains(name), name));
    for (JsonNode column : storage.path("Columns")) {
      String name = column.path("Name").asText();
      require(name.equals(name.toLowerCase(java.util.Locale.ROOT)), name + " is not lower case");
    }
  }

  private void page(JsonNode request, ObjectNode answer) throws Refusal {
    String table = request.path("TableName").asText();
    known(tables.containsKey(table));
    require(request.path("ExcludeColumnSchema").asBoolean(), "columns of each partition asked for");
    int from = request.path("NextToken").asInt(0);
    List<JsonNode> all = List.copyOf(partitionsOf(table).values());
    ArrayNode found = answer.putArray("Partitions");
    all.subList(from, Math.min(all.size(), from + PAGE)).forEach(found::add);
    if (from + PAGE < all.size()) {
      answer.put("NextToken", Integer.toString(from + PAGE));
    }
  }

  private void addPartitions(JsonNode request, ObjectNode answer) throws Refusal {
    String table = request.path("TableName").asText();
    known(tables.containsKey(table));
    JsonNode inputs = request.path("PartitionInputList");
    require(inputs.size() > 0 && inputs.size() <= MAX_BATCH, inputs.size() + " partitions at once");
    ArrayNode errors = answer.putArray("Errors");
    for (JsonNode input : inputs) {
      storage(input.path("StorageDescriptor"));
      List<String> values = new ArrayList<>();
      input.path("Values").forEach(value -> values.add(value.asText()));
      require(
          values.size() == tables.get(table).path("PartitionKeys").size(), "values for each key");
      Map<List<String>, JsonNode> there =
          partitions.computeIfAbsent(table, absent -> new LinkedHashMap<>());
      if (there.putIfAbsent(values, input) != null) {
        errors
            .addObject()
            .set("ErrorDetail", JSON.createObjectNode().put("ErrorCode", "AlreadyExistsException"));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
