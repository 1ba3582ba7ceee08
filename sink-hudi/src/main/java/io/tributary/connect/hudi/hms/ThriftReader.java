package io.tributary.connect.hudi.hms;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads answers in Thrift's binary protocol, within limits: the peer may be anything. */
final class ThriftReader {

  private static final int VERSION_MASK = 0xffff_0000;
  private static final int VERSION = 0x8001_0000;
  private static final int TYPE_MASK = 0xff;
  private static final int EXCEPTION = 3;
  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_ELEMENTS = 10_000_000;
  private static final int MAX_DEPTH = 64;

  private static final byte BYTE = 3;
  private static final byte DOUBLE = 4;
  private static final byte I16 = 6;
  private static final byte I64 = 10;
  private static final byte SET = 14;

  private final DataInputStream in;

  /**
   * The answer to a call.
   *
   * @param refused whether the call itself was not understood, else the method's result
   */
  record Answer(boolean refused, ThriftStruct content) {}

  ThriftReader(DataInputStream in) {
    this.in = in;
  }

  Answer answer(int id) throws IOException {
    int head = in.readInt();
    if ((head & VERSION_MASK) != VERSION) {
      throw new ProtocolException("the peer speaks no binary Thrift");
    }
    var unused = bytes();
    if (in.readInt() != id) {
      throw new ProtocolException("the answer belongs to another call");
    }
    return new Answer((head & TYPE_MASK) == EXCEPTION, struct(0));
  }

  private ThriftStruct struct(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new ProtocolException("the answer is nested too deep");
    }
    ThriftStruct struct = new ThriftStruct();
    for (byte type = in.readByte(); type != 0; type = in.readByte()) {
      short field = in.readShort();
      struct.put(field, new ThriftStruct.Value(type, value(type, depth)));
    }
    return struct;
  }

  private Object value(byte type, int depth) throws IOException {
    return switch (type) {
      case ThriftStruct.BOOL -> in.readBoolean();
      case BYTE -> in.readByte();
      case DOUBLE -> in.readDouble();
      case I16 -> in.readShort();
      case ThriftStruct.I32 -> in.readInt();
      case I64 -> in.readLong();
      case ThriftStruct.STRING -> bytes();
      case ThriftStruct.STRUCT -> struct(depth + 1);
      case ThriftStruct.MAP -> entries(depth + 1);
      case ThriftStruct.LIST, SET -> elements(depth + 1);
      default -> throw new ProtocolException("the answer has a value of unknown type " + type);
    };
  }

  private ThriftStruct.Elements elements(int depth) throws IOException {
    byte type = in.readByte();
    int size = size(MAX_ELEMENTS);
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(value(type, depth));
    }
    return new ThriftStruct.Elements(type, values);
  }

  private ThriftStruct.Entries entries(int depth) throws IOException {
    byte keyType = in.readByte();
    byte valueType = in.readByte();
    int size = size(MAX_ELEMENTS);
    Map<Object, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      Object key = value(keyType, depth);
      values.put(
          key instanceof byte[] bytes
              ? new ThriftStruct.Text(new String(bytes, StandardCharsets.UTF_8))
              : key,
          value(valueType, depth));
    }
    return new ThriftStruct.Entries(keyType, valueType, values);
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = in.readNBytes(size(MAX_BYTES));
    return bytes;
  }

  private int size(int limit) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > limit) {
      throw new ProtocolException("the answer is longer than it may be");
    }
    return size;
  }
}
