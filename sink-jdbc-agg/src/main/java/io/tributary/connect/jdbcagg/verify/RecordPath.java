package io.tributary.connect.jdbcagg.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/** What a worker does with a record on its way to the task: converters, then transforms. */
final class RecordPath {

  private static final String TRANSFORMS = "transforms";
  private static final String HEADER_CONVERTER = "header.converter";
  private static final String SIMPLE_HEADERS =
      "org.apache.kafka.connect.storage.SimpleHeaderConverter";

  private final Converter keys;
  private final Converter values;
  private final HeaderConverter headers;
  private final List<Transformation<SinkRecord>> transforms = new ArrayList<>();

  /**
   * Makes converters and transforms as a worker does.
   *
   * @param worker its properties, which count where the connector says nothing
   * @throws ConfigException for what is not on the class path, and for predicates
   */
  RecordPath(Map<String, String> worker, Map<String, String> connector) {
    this.keys = converter("key.converter", worker, connector);
    this.values = converter("value.converter", worker, connector);
    Map<String, String> of = connector.containsKey(HEADER_CONVERTER) ? connector : worker;
    this.headers =
        instance(of.getOrDefault(HEADER_CONVERTER, SIMPLE_HEADERS), HeaderConverter.class);
    Map<String, Object> config = new HashMap<>(under(HEADER_CONVERTER, of));
    config.put("converter.type", "header");
    headers.configure(config);
    for (String alias : connector.getOrDefault(TRANSFORMS, "").split(",", -1)) {
      if (!alias.isBlank()) {
        transforms.add(transform(TRANSFORMS + "." + alias.strip(), connector));
      }
    }
  }

  private static Converter converter(
      String key, Map<String, String> worker, Map<String, String> connector) {
    Map<String, String> of = connector.containsKey(key) ? connector : worker;
    String type = of.get(key);
    if (type == null) {
      throw new ConfigException(key, null, "is in neither the connector's nor the worker's file");
    }
    Converter converter = instance(type, Converter.class);
    converter.configure(under(key, of), key.startsWith("key"));
    return converter;
  }

  @SuppressWarnings("unchecked") // A sink's transforms are made for its records.
  private static Transformation<SinkRecord> transform(String key, Map<String, String> connector) {
    if (connector.containsKey(key + ".predicate")) {
      throw new ConfigException(
          key + ".predicate", "", "is not known to this command: it has no predicates");
    }
    Transformation<SinkRecord> transform =
        instance(connector.getOrDefault(key + ".type", ""), Transformation.class);
    transform.configure(under(key, connector));
    return transform;
  }

  private static <T> T instance(String type, Class<T> of) {
    try {
      return Utils.newInstance(type, of);
    } catch (ClassNotFoundException e) {
      throw new ConfigException(
          type + " is not on the class path. Add the jars of its plugin to CLASSPATH");
    }
  }

  private static Map<String, String> under(String key, Map<String, String> all) {
    Map<String, String> under = new HashMap<>();
    String prefix = key + ".";
    all.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            under.put(name.substring(prefix.length()), value);
          }
        });
    return under;
  }

  /**
   * The record as the task gets it; null where a transform drops it.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException where it cannot be read
   */
  @Nullable SinkRecord read(ConsumerRecord<byte[], byte[]> record) {
    ConnectHeaders read = new ConnectHeaders();
    for (Header each : record.headers()) {
      read.add(each.key(), headers.toConnectHeader(record.topic(), each.key(), each.value()));
    }
    SchemaAndValue key = keys.toConnectData(record.topic(), record.headers(), record.key());
    SchemaAndValue value = values.toConnectData(record.topic(), record.headers(), record.value());
    SinkRecord made =
        new SinkRecord(
            record.topic(),
            record.partition(),
            key.schema(),
            key.value(),
            value.schema(),
            value.value(),
            record.offset(),
            record.timestamp(),
            record.timestampType(),
            read);
    for (Transformation<SinkRecord> transform : transforms) {
      made = transform.apply(made);
      if (made == null) {
        return null;
      }
    }
    return made;
  }
}
