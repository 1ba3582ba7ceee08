package io.tributary.connect.http.metrics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes a task's gauges as one line of JSON. */
final class StatisticsLine {

  private static final JsonFactory FACTORY = new JsonFactory();

  private StatisticsLine() {}

  static String of(TaskMeters.Owner owner, Map<String, EndpointMeter> endpoints) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("connector", owner.connector());
      json.writeStringField("task", owner.task());
      json.writeObjectFieldStart("endpoints");
      for (Map.Entry<String, EndpointMeter> endpoint : endpoints.entrySet()) {
        json.writeObjectFieldStart(endpoint.getKey());
        for (Gauges.Gauge gauge : endpoint.getValue().gauges().all()) {
          json.writeFieldName(gauge.name());
          write(json, gauge.value().get());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory took no more", e);
    }
    return line.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }
}
