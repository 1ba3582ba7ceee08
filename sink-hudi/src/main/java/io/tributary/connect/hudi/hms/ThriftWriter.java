package io.tributary.connect.hudi.hms;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes calls in Thrift's binary protocol, strict form. */
final class ThriftWriter {

  private static final int VERSION_AND_CALL = 0x8001_0001;

  private ThriftWriter() {}

  /**
   * @param id comes back with the answer
   */
  static byte[] call(String method, int id, ThriftStruct arguments) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(VERSION_AND_CALL);
      write(out, method.getBytes(StandardCharsets.UTF_8));
      out.writeInt(id);
      write(out, arguments);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, ThriftStruct struct) throws IOException {
    for (Map.Entry<Short, ThriftStruct.Value> field : struct.fields()) {
      out.writeByte(field.getValue().type());
      out.writeShort(field.getKey());
      write(out, field.getValue().content());
    }
    out.writeByte(0);
  }

  private static void write(DataOutputStream out, Object content) throws IOException {
    if (content instanceof ThriftStruct struct) {
      write(out, struct);
    } else if (content instanceof byte[] bytes) {
      write(out, bytes);
    } else if (content instanceof ThriftStruct.Text text) {
      write(out, text.value().getBytes(StandardCharsets.UTF_8));
    } else if (content instanceof ThriftStruct.Elements elements) {
      out.writeByte(elements.elementType());
      out.writeInt(elements.values().size());
      for (Object element : elements.values()) {
        write(out, element);
      }
    } else if (content instanceof ThriftStruct.Entries entries) {
      out.writeByte(entries.keyType());
      out.writeByte(entries.valueType());
      out.writeInt(entries.values().size());
      for (Map.Entry<Object, Object> entry : entries.values().entrySet()) {
        write(out, entry.getKey());
        write(out, entry.getValue());
      }
    } else {
      writeNumber(out, content);
    }
  }

  private static void writeNumber(DataOutputStream out, Object content) throws IOException {
    if (content instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (content instanceof Byte number) {
      out.writeByte(number);
    } else if (content instanceof Short number) {
      out.writeShort(number);
    } else if (content instanceof Integer number) {
      out.writeInt(number);
    } else if (content instanceof Long number) {
      out.writeLong(number);
    } else if (content instanceof Double number) {
      out.writeDouble(number);
    } else {
      throw new IllegalArgumentException("no Thrift type: " + content.getClass());
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
