package io.tributary.connect.http;

import com.google.protobuf.Descriptors.Descriptor;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.Finding;
import io.tributary.connect.http.config.ProtobufSettings;
import io.tributary.connect.http.config.RecordSettings;
import io.tributary.connect.http.config.ResponseFormat;
import io.tributary.connect.http.config.SchemaMode;
import io.tributary.connect.http.config.ValueMode;
import io.tributary.connect.http.config.ValueSettings;
import io.tributary.connect.http.protobuf.MessagePath;
import io.tributary.connect.http.protobuf.MessageSchema;
import io.tributary.connect.http.protobuf.MessageTypes;
import io.tributary.connect.http.schema.DeclaredSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** What is wrong with schemas and messages that can be told only by the parts that read them. */
final class ShapeCheck {

  private final EndpointSettings endpoint;
  private final List<Finding> findings = new ArrayList<>();

  private ShapeCheck(EndpointSettings endpoint) {
    this.endpoint = endpoint;
  }

  static List<Finding> check(EndpointSettings endpoint) {
    ShapeCheck check = new ShapeCheck(endpoint);
    check.declared();
    check.message();
    return check.findings;
  }

  private void declared() {
    String declared = endpoint.values().declared();
    if (!declared.isEmpty()) {
      sound(
          ValueSettings.DECLARED,
          "Write it as id STRING NOT NULL, n BIGINT, or as the JSON of a Connect schema",
          () -> DeclaredSchema.parse(declared));
    }
  }

  private void message() {
    ProtobufSettings protobuf = endpoint.format().protobuf();
    boolean own = endpoint.format().format() == ResponseFormat.PROTOBUF;
    boolean isGiven = !protobuf.descriptor().isEmpty() && !protobuf.message().isEmpty();
    if (!endpoint.format().format().isProtobuf() || (own && !isGiven)) {
      return;
    }
    boolean known =
        sound(
            ProtobufSettings.DESCRIPTOR,
            "Write it with protoc --include_imports --descriptor_set_out, in Base64",
            () -> MessageTypes.of(endpoint.format()));
    if (!known) {
      return;
    }
    Descriptor body = MessageTypes.of(endpoint.format());
    String pointer = endpoint.records().pointer();
    boolean leads =
        sound(
            RecordSettings.POINTER,
            "Name fields that are messages, as /entity/*/vehicle",
            () -> new MessagePath(body, pointer));
    if (leads
        && endpoint.values().mode() == ValueMode.STRUCT
        && endpoint.values().schemaMode() == SchemaMode.DESCRIPTOR) {
      sound(
          ValueSettings.SCHEMA_MODE,
          "Choose another",
          () -> MessageSchema.of(new MessagePath(body, pointer).record()));
    }
  }

  private interface Reading {

    Object read();
  }

  private boolean sound(String key, String whatToDo, Reading reading) {
    try {
      var unused = reading.read();
      return true;
    } catch (ConfigException e) {
      findings.add(new Finding(key, String.valueOf(e.getMessage()), whatToDo));
      return false;
    }
  }
}
