package io.tributary.connect.http.config;

import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What a protobuf body is.
 *
 * @param descriptor Base64 of a FileDescriptorSet; empty if the format brings its own
 * @param message full name of the body's message; empty if the format brings its own
 */
public record ProtobufSettings(String descriptor, String message) {

  public static final String DESCRIPTOR = "protobuf.descriptor";
  public static final String MESSAGE = "protobuf.message";

  static void define(KeyGroup group) {
    group
        .key(
            DESCRIPTOR,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Protobuf: the descriptor set that describes the messages, in Base64, as protoc"
                + " --include_imports --descriptor_set_out writes it.")
        .key(
            MESSAGE,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Protobuf: full name of the message that a body is, as package.Message.");
  }

  static ProtobufSettings from(AbstractConfig config) {
    return new ProtobufSettings(config.getString(DESCRIPTOR), config.getString(MESSAGE));
  }
}
