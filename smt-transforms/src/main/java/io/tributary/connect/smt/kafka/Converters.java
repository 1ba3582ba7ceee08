package io.tributary.connect.smt.kafka;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.storage.Converter;

/**
 * What turns the bytes of a topic into data: any converter that the worker has, as for a connector.
 *
 * @param keySettings what the converter of keys is configured with
 */
public record Converters(
    String key, Map<String, Object> keySettings, String value, Map<String, Object> valueSettings) {

  public Converters {
    keySettings = Map.copyOf(keySettings);
    valueSettings = Map.copyOf(valueSettings);
  }

  Converter forKeys() {
    return made(key, keySettings, true);
  }

  Converter forValues() {
    return made(value, valueSettings, false);
  }

  private static Converter made(String name, Map<String, Object> settings, boolean ofKeys) {
    Converter converter = Utils.newInstance(type(name));
    converter.configure(settings, ofKeys);
    return converter;
  }

  /**
   * The class of a converter.
   *
   * @throws ConfigException where the worker has none of that name
   */
  public static Class<? extends Converter> type(String name) {
    try {
      // Our loader asks the worker's for plugins of other folders.
      return Class.forName(name, false, Converters.class.getClassLoader())
          .asSubclass(Converter.class);
    } catch (ClassNotFoundException | ClassCastException | LinkageError | KafkaException e) {
      throw new ConfigException("'" + name + "' is no converter that this worker has");
    }
  }
}
