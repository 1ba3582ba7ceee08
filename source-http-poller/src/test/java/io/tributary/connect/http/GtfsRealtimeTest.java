package io.tributary.connect.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/**
 * GTFS Realtime and other protobuf, written field by field so that no code of ours checks itself.
 */
class GtfsRealtimeTest {

  @Test
  void givesVehiclesTheirColumns() throws Exception {
    List<SourceRecord> vehicles = poll(feed(), Map.of("preset", "ttc-gtfsrt-vehicles")).get(0);

    assertThat(vehicles).extracting(SourceRecord::key).containsExactly("9001", "9002");
    SourceRecord first = vehicles.get(0);
    assertThat(first.timestamp()).isEqualTo(1_700_000_000_000L);
    Struct value = (Struct) first.value();
    assertThat(value.get("latitude")).isEqualTo(43.65);
    assertThat(value.get("route_id")).isEqualTo("504");
    assertThat(value.get("current_status")).isEqualTo("STOPPED_AT");
    assertThat(value.get("occupancy_percentage")).isEqualTo(40);
    Struct second = (Struct) vehicles.get(1).value();
    assertThat(second.get("route_id")).isNull();
    assertThat(second.get("current_status")).isNull();
    assertThat(second.get("bearing")).isNull();
  }

  @Test
  void sendsAVehicleAgainOnlyOnceItReportedAgain() throws Exception {
    List<List<SourceRecord>> batches =
        polls(
            2,
            List.of(feed(), feed(), vehicle("9003", 1_700_000_010L, "1")),
            Map.of("preset", "ttc-gtfsrt-vehicles"));

    assertThat(batches.get(1)).extracting(SourceRecord::key).containsExactly("9003");
  }

  @Test
  void turnsToTheOtherHostWhereTheFirstRefusesTheClient() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/a", StubApi.status(403, Map.of(), new byte[0]));
      api.on("/b", StubApi.body(feed()));
      Map<String, String> props =
          RunningTask.props(
              "preset",
              "ttc-gtfsrt-vehicles",
              "topic",
              "buses",
              "connection.url",
              api.url("/a"),
              "connection.url.fallbacks",
              api.url("/b"));
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).hasSize(2);
      }
      assertThat(api.requests("/b").get(0).headers().get("User-agent").get(0))
          .startsWith("Mozilla/5.0 (compatible;");
    }
  }

  @Test
  void makesStructsOfTheDescriptor() throws Exception {
    SourceRecord record =
        poll(
                feed(),
                Map.of(
                    "response.format", "gtfs_realtime",
                    "records.pointer", "/entity/*/vehicle",
                    "record.key", "/vehicle/id",
                    "record.fields.copy",
                        "version:string=response:/header/gtfs_realtime_version,"
                            + "made:int64?=response:/header/timestamp"))
            .get(0)
            .get(0);

    Struct value = (Struct) record.value();
    assertThat(value.getStruct("position").get("latitude")).isEqualTo(43.65f);
    assertThat(value.getStruct("trip").get("route_id")).isEqualTo("504");
    assertThat(value.get("version")).isEqualTo("2.0");
    assertThat(value.get("made")).isEqualTo(0L);
    assertThat(record.key()).isEqualTo("9001");
  }

  @Test
  void givesRecordsAsMapsJsonAndBytes() throws Exception {
    Map<String, String> keys =
        Map.of("response.format", "gtfs_realtime", "records.pointer", "/entity/*/vehicle");

    assertThat(poll(vehicle("1", 7, "504"), with(keys, "value.mode", "map")).get(0).get(0).value())
        .isInstanceOf(Map.class);
    assertThat(poll(vehicle("1", 7, "504"), with(keys, "value.mode", "json")).get(0).get(0).value())
        .asString()
        .contains("\"route_id\":\"504\"");
    assertThat(
            poll(vehicle("1", 7, "504"), with(keys, "value.mode", "raw"))
                .get(0)
                .get(0)
                .valueSchema())
        .isEqualTo(Schema.BYTES_SCHEMA);
  }

  @Test
  void readsAnyMessageThatADescriptorDescribes() throws Exception {
    FileDescriptorSet set =
        FileDescriptorSet.newBuilder()
            .addFile(
                FileDescriptorProto.newBuilder()
                    .setName("own.proto")
                    .setPackage("own")
                    .setSyntax("proto3")
                    .addMessageType(
                        DescriptorProto.newBuilder()
                            .setName("Ship")
                            .addField(field("name", 1, FieldDescriptorProto.Type.TYPE_STRING))
                            .addField(field("big", 2, FieldDescriptorProto.Type.TYPE_UINT64))
                            .addField(field("small", 3, FieldDescriptorProto.Type.TYPE_UINT32))
                            .addField(field("blob", 4, FieldDescriptorProto.Type.TYPE_BYTES))))
            .build();
    Part ship =
        out -> {
          out.writeString(1, "Bär");
          out.writeUInt64(2, -1);
          out.writeUInt32(3, -1);
          out.writeBytes(4, ByteString.copyFromUtf8("x"));
        };
    Map<String, String> keys =
        Map.of(
            "response.format", "protobuf",
            "protobuf.descriptor", Base64.getEncoder().encodeToString(set.toByteArray()),
            "protobuf.message", "own.Ship",
            "record.columns", "name:string,big:string,small:int64");

    Struct value = (Struct) poll(bytes(ship), keys).get(0).get(0).value();
    assertThat(value.get("name")).isEqualTo("Bär");
    assertThat(value.get("big")).isEqualTo("18446744073709551615");
    assertThat(value.get("small")).isEqualTo(4_294_967_295L);
  }

  @Test
  void parksAtABodyThatIsNoMessage() throws Exception {
    try (StubApi api = new StubApi()) {
      api.on(
          "/",
          StubApi.body("<html>sorry</html>".getBytes(StandardCharsets.UTF_8)),
          StubApi.body(java.util.Arrays.copyOf(feed(), feed().length - 3)),
          StubApi.body(feed()));
      Map<String, String> props =
          RunningTask.props(
              "preset",
              "ttc-gtfsrt-vehicles",
              "topic",
              "buses",
              "connection.url",
              api.url("/"),
              "connection.url.fallbacks",
              "");
      try (RunningTask task = RunningTask.start(props)) {
        assertThat(task.nextBatch()).hasSize(2);
      }
    }
  }

  private static FieldDescriptorProto field(
      String name, int number, FieldDescriptorProto.Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
        .build();
  }

  private static Map<String, String> with(Map<String, String> keys, String key, String value) {
    Map<String, String> all = new java.util.HashMap<>(keys);
    all.put(key, value);
    return all;
  }

  /** A header of time 0, two vehicles, one without a trip, and a deleted one. */
  private static byte[] feed() throws IOException {
    return bytes(
        out -> {
          out.writeByteArray(
              1,
              bytes(
                  header -> {
                    header.writeString(1, "2.0");
                    header.writeUInt64(3, 0);
                  }));
          out.writeByteArray(2, entity(vehiclePosition("9001", 1_700_000_000L, "504")));
          out.writeByteArray(2, entity(vehiclePosition("9002", 1_700_000_001L, null)));
          out.writeByteArray(
              2,
              bytes(
                  deleted -> {
                    deleted.writeString(1, "gone");
                    deleted.writeBool(2, true);
                  }));
        });
  }

  private static byte[] vehicle(String id, long at, String route) throws IOException {
    return bytes(out -> out.writeByteArray(2, entity(vehiclePosition(id, at, route))));
  }

  private static byte[] entity(byte[] vehicle) throws IOException {
    return bytes(
        out -> {
          out.writeString(1, "e");
          out.writeByteArray(4, vehicle);
        });
  }

  private static byte[] vehiclePosition(String id, long at, String route) throws IOException {
    return bytes(
        out -> {
          if (route != null) {
            out.writeByteArray(1, bytes(trip -> trip.writeString(5, route)));
            out.writeEnum(4, 1);
            out.writeUInt32(10, 40);
          }
          out.writeByteArray(
              2,
              bytes(
                  position -> {
                    position.writeFloat(1, 43.65f);
                    position.writeFloat(2, -79.38f);
                  }));
          out.writeUInt64(5, at);
          out.writeByteArray(8, bytes(vehicle -> vehicle.writeString(1, id)));
        });
  }

  private interface Part {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] bytes(Part part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    part.write(out);
    out.flush();
    return bytes.toByteArray();
  }

  private static List<List<SourceRecord>> poll(byte[] body, Map<String, String> keys)
      throws Exception {
    return polls(1, List.of(body), keys);
  }

  private static List<List<SourceRecord>> polls(
      int batches, List<byte[]> bodies, Map<String, String> keys) throws Exception {
    try (StubApi api = new StubApi()) {
      api.on("/", bodies.stream().map(StubApi::body).toArray(StubApi.Reply[]::new));
      Map<String, String> props = RunningTask.props();
      props.putAll(keys);
      props.put("topic", "things");
      props.put("connection.url", api.url("/"));
      props.put("connection.url.fallbacks", "");
      props.put("poll.interval.ms", "20");
      try (RunningTask task = RunningTask.start(props)) {
        return task.nextBatches(batches);
      }
    }
  }
}
