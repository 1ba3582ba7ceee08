package io.tributary.configs.doctor;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.connector.Connector;
import org.jspecify.annotations.Nullable;

/** Makes connectors by the names of their classes. */
final class Plugins {

  private Plugins() {}

  /** Null if there is no such connector on the class path, or what it needs is missing there. */
  static @Nullable Connector connector(String type) {
    try {
      return Utils.newInstance(type, Connector.class);
    } catch (ClassNotFoundException | KafkaException | LinkageError e) {
      return null;
    }
  }
}
