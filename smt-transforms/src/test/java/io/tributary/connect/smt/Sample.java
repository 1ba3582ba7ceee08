package io.tributary.connect.smt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * A transform with a config and values for the tests that hold for every transform.
 *
 * @param config of the transform of the value
 * @param good a value that the config transforms, as a map; the tests make a struct of it too
 * @param bad a value that the config cannot transform; null where it transforms any
 */
record Sample(
    String name,
    Supplier<Transformation<SourceRecord>> value,
    Map<String, String> config,
    Object good,
    Object bad) {

  /** Every transform of the module. */
  static final List<Sample> ALL =
      List.of(
          new Sample(
              "Dedupe",
              Dedupe::new,
              Map.of("key", "TO_LONG(id)"),
              Json.of("{'id':'81','pos':{'lat':1.5}}"),
              Json.of("{'id':'none'}")),
          new Sample(
              "FromJson",
              FromJson.Value::new,
              Map.of("schema", "id INT!, pos STRUCT<lat DOUBLE>"),
              Json.of("{'id':'81','pos':{'lat':1.5},'tags':['a']}"),
              Json.of("{'id':'none'}")),
          new Sample(
              "Mask",
              Mask.Value::new,
              Map.of("fields", "id, **.lat", "method", "hmac", "secret", "0123456789abcdef"),
              Json.of("{'id':'81','pos':{'lat':1.5},'tags':['a']}"),
              null),
          new Sample(
              "Jolt",
              Jolt.Value::new,
              Map.of(
                  "spec",
                  "{\"operation\":\"shift\",\"spec\":{\"id\":\"vehicle_id\",\"pos\":\"at\"}}",
                  "schema",
                  "vehicle_id INT!, at STRUCT<lat DOUBLE>"),
              Json.of("{'id':'81','pos':{'lat':1.5},'tags':['a']}"),
              Json.of("{'id':'none'}")),
          new Sample(
              "Lookup",
              Lookup.Value::new,
              Map.of(
                  "source",
                  "file",
                  "joins",
                  "[{\"as\":\"stop\",\"file\":\"%s\",\"key\":\"id\",\"on\":\"id\",\"cols\":\"name STRING\"}]"
                      .formatted(TableFiles.csv("stops", "id,name", "81,Main Street"))),
              Json.of("{'id':81,'tags':['a']}"),
              Json.of("{'id':'none'}")),
          new Sample(
              "Derive",
              Derive.Value::new,
              Map.of(
                  "set", "number INT! = TO_LONG(id), pos.lat DOUBLE = pos.lat * 2", "drop", "tags"),
              Json.of("{'id':'81','pos':{'lat':1.5},'tags':['a']}"),
              Json.of("{'id':'none'}")));

  /** The transform, configured. */
  Transformation<SourceRecord> configured(String... more) {
    Transformation<SourceRecord> transform = value.get();
    Map<String, String> props = new HashMap<>(config);
    for (int i = 0; i < more.length; i += 2) {
      props.put(more[i], more[i + 1]);
    }
    transform.configure(props);
    return transform;
  }

  ConfigDef keys() {
    return value.get().config();
  }

  /** The classes by which configs name it: one for each half, or one where there are none. */
  Stream<String> classNames() {
    String name = value.get().getClass().getName();
    return name.endsWith("$Value")
        ? Stream.of(name, name.replace("$Value", "$Key"))
        : Stream.of(name);
  }

  /** The heading of its reference. */
  String title() {
    return "smt-transforms: " + String.join(" and ", classNames().sorted().toList());
  }

  /** The good value as a struct. */
  SchemaAndValue goodStruct() {
    return Structs.infer(good);
  }

  @Override
  public String toString() {
    return name;
  }
}
