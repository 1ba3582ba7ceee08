package io.tributary.connect.http.protobuf;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.config.ResponseFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** Finds the message that a body is. */
public final class MessageTypes {

  private static final String GTFS = "gtfs-realtime.desc";
  private static final String GTFS_MESSAGE = "transit_realtime.FeedMessage";

  private MessageTypes() {}

  /**
   * The message of a protobuf format.
   *
   * @throws ConfigException if the descriptor that is configured does not describe it
   */
  public static Descriptor of(FormatSettings settings) {
    if (settings.format() == ResponseFormat.GTFS_REALTIME) {
      return find(gtfs(), GTFS_MESSAGE);
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(settings.protobuf().descriptor());
      return find(FileDescriptorSet.parseFrom(bytes), settings.protobuf().message());
    } catch (IllegalArgumentException | IOException e) {
      throw new ConfigException("it is no descriptor set in Base64");
    }
  }

  private static FileDescriptorSet gtfs() {
    try (InputStream in = MessageTypes.class.getResourceAsStream(GTFS)) {
      if (in == null) {
        throw new ConfigException(GTFS + " is missing from the plugin's jar");
      }
      return FileDescriptorSet.parseFrom(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Descriptor find(FileDescriptorSet set, String message) {
    Map<String, FileDescriptorProto> protos = new HashMap<>();
    set.getFileList().forEach(file -> protos.put(file.getName(), file));
    Map<String, FileDescriptor> built = new HashMap<>();
    for (FileDescriptorProto proto : set.getFileList()) {
      FileDescriptor file = build(proto, protos, built, 0);
      String prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
      if (message.startsWith(prefix)) {
        Descriptor found = nested(file, message.substring(prefix.length()));
        if (found != null) {
          return found;
        }
      }
    }
    throw new ConfigException("the descriptor set describes no message '" + message + "'");
  }

  private static @org.jspecify.annotations.Nullable Descriptor nested(
      FileDescriptor file, String name) {
    String[] names = name.split("\\.", -1);
    Descriptor found = file.findMessageTypeByName(names[0]);
    for (int i = 1; i < names.length && found != null; i++) {
      found = found.findNestedTypeByName(names[i]);
    }
    return found;
  }

  private static FileDescriptor build(
      FileDescriptorProto proto,
      Map<String, FileDescriptorProto> protos,
      Map<String, FileDescriptor> built,
      int depth) {
    FileDescriptor known = built.get(proto.getName());
    if (known != null) {
      return known;
    }
    if (depth > protos.size()) {
      throw new ConfigException("the files of the descriptor set import one another in a ring");
    }
    FileDescriptor[] imports = new FileDescriptor[proto.getDependencyCount()];
    for (int i = 0; i < imports.length; i++) {
      FileDescriptorProto imported = protos.get(proto.getDependency(i));
      if (imported == null) {
        throw new ConfigException(
            "the descriptor set lacks '"
                + proto.getDependency(i)
                + "'; let protoc write it with --include_imports");
      }
      imports[i] = build(imported, protos, built, depth + 1);
    }
    try {
      FileDescriptor file = FileDescriptor.buildFrom(proto, imports);
      built.put(proto.getName(), file);
      return file;
    } catch (DescriptorValidationException e) {
      throw new ConfigException("the descriptor set contradicts itself in " + proto.getName());
    }
  }
}
