package io.tributary.connect.http.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import io.tributary.connect.http.config.FormatSettings;
import io.tributary.connect.http.model.HttpReply;
import io.tributary.connect.http.records.HeldRows;
import io.tributary.connect.http.records.MalformedResponseException;
import io.tributary.connect.http.records.ReadPlan;
import io.tributary.connect.http.records.ResponseReader;
import io.tributary.connect.http.records.RowSink;
import io.tributary.connect.http.records.TreeRows;
import io.tributary.connect.http.tree.TreePicks;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads protobuf by its descriptor, one part of the body after the other. What a message requires
 * and does not have is taken for not set: feeds are not as strict as their definition.
 */
public final class ProtobufResponseReader implements ResponseReader {

  private final Descriptor body;
  private final MessagePath path;
  private final TreePicks response;
  private final TreeRows rows;
  private final boolean recordsRequired;
  private final int maxDepth;

  public ProtobufResponseReader(ReadPlan plan, FormatSettings settings) {
    body = MessageTypes.of(settings);
    path = new MessagePath(body, plan.recordsPointer());
    response = new TreePicks(plan.response(), false);
    rows = new TreeRows(plan, false);
    recordsRequired = plan.recordsRequired();
    maxDepth = settings.maxDepth();
  }

  @Override
  public @Nullable Object[] values(HttpReply.Ok reply, @Nullable HeldRows together)
      throws MalformedResponseException {
    DynamicMessage.Builder envelope = DynamicMessage.newBuilder(body);
    envelope.mergeUnknownFields(walk(reply, part -> {}));
    try {
      // Only now its fields are told from unknown ones.
      return response.of(MessageTree.of(parse(body, envelope.buildPartial().toByteArray())));
    } catch (IOException e) {
      throw broken();
    }
  }

  @Override
  public void rows(HttpReply.Ok reply, RowSink sink) throws MalformedResponseException {
    if (path.first() == null) {
      UnknownFieldSet all = walk(reply, part -> {});
      record(all.toByteArray(), body, sink);
      return;
    }
    boolean[] found = {false};
    walk(
        reply,
        part -> {
          found[0] = true;
          descend(part, 0, sink);
        });
    if (!found[0] && recordsRequired) {
      throw new MalformedResponseException("the response has nothing at records.pointer");
    }
  }

  private void record(byte[] bytes, Descriptor type, RowSink sink)
      throws MalformedResponseException {
    try {
      rows.row(sink, MessageTree.of(parse(type, bytes)), bytes);
    } catch (IOException e) {
      throw broken();
    }
  }

  private void descend(Message message, int depth, RowSink sink) {
    if (depth == path.rest().size()) {
      rows.row(sink, MessageTree.of(message), message.toByteArray());
      return;
    }
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(path.rest().get(depth));
    if (field.isRepeated()) {
      for (Object each : (List<?>) message.getField(field)) {
        descend((Message) each, depth + 1, sink);
      }
    } else if (message.hasField(field)) {
      descend((Message) message.getField(field), depth + 1, sink);
    }
  }

  private interface Taker {

    void take(Message part);
  }

  /** Takes the parts that lead to records one by one; returns all other fields. */
  private UnknownFieldSet walk(HttpReply.Ok reply, Taker taker) throws MalformedResponseException {
    FieldDescriptor first = path.first();
    UnknownFieldSet.Builder others = UnknownFieldSet.newBuilder();
    try (InputStream in = reply.body().open()) {
      CodedInputStream coded = CodedInputStream.newInstance(in);
      coded.setSizeLimit(Integer.MAX_VALUE);
      coded.setRecursionLimit(maxDepth);
      for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
        if (first != null && WireFormat.getTagFieldNumber(tag) == first.getNumber()) {
          taker.take(parse(first.getMessageType(), coded.readByteArray()));
        } else {
          others.mergeFieldFrom(tag, coded);
        }
      }
      return others.build();
    } catch (MalformedResponseException e) {
      throw e;
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw broken();
    } catch (IOException e) {
      throw MalformedResponseException.unreadable(e);
    }
  }

  private DynamicMessage parse(Descriptor type, byte[] bytes) throws IOException {
    CodedInputStream coded = CodedInputStream.newInstance(bytes);
    coded.setRecursionLimit(maxDepth);
    DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
    message.mergeFrom(coded);
    coded.checkLastTagWas(0);
    return message.buildPartial();
  }

  private MalformedResponseException broken() {
    return new MalformedResponseException(
        "the body is no message " + body.getFullName() + " that can be read");
  }
}
