package io.tributary.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bodies of the preset feeds with invented vehicles and the traits of real ones. */
final class OwnBodies {

  private OwnBodies() {}

  static void write(String preset, Path folder) throws IOException {
    switch (preset) {
      case "opensky-states" -> RecordedBodies.write(folder);
      case "ttc-umoiq-vehicles" -> umoIq(folder);
      case "ttc-restbus-vehicles" -> restBus(folder);
      case "ttc-gtfsrt-vehicles" -> gtfsRealtime(folder);
      default -> throw new IllegalArgumentException("no bodies for " + preset);
    }
  }

  private static void umoIq(Path folder) throws IOException {
    String frame = "{\"lastTime\":{\"time\":\"%d\"},\"copyright\":\"none\"%s}";
    String bus =
        "{\"id\":\"%d\",\"routeTag\":\"%d\",\"dirTag\":\"7_0\",\"lat\":\"43.%d\",\"lon\":\"-79.5\","
            + "\"heading\":\"%d\",\"speedKmHr\":\"%d\",\"secsSinceReport\":\"%d\","
            + "\"predictable\":\"true\"%s}";
    String many =
        ",\"vehicle\":["
            + bus.formatted(1001, 7, 65, 90, 12, 3, "")
            + ","
            + bus.formatted(1002, 504, 1, -4, 0, 60, ",\"leadingVehicleId\":\"1001\"")
            + ",{\"id\":\"1003\",\"secsSinceReport\":\"9\"}]";
    String one = ",\"vehicle\":" + bus.formatted(1001, 7, 66, 91, 30, 1, "");
    write(folder, 1, frame.formatted(1_700_000_000_000L, many));
    write(folder, 2, frame.formatted(1_700_000_015_000L, ""));
    write(
        folder,
        3,
        "{\"copyright\":\"none\",\"Error\":{\"content\":\"initialising\",\"shouldRetry\":\"true\"}}");
    write(folder, 4, frame.formatted(1_700_000_030_000L, one));
  }

  private static void write(Path folder, int number, String body) throws IOException {
    Files.writeString(folder.resolve("%02d.json".formatted(number)), body);
  }

  private static void restBus(Path folder) throws IOException {
    String bus =
        "{\"id\":\"%d\",\"routeId\":%s,\"directionId\":\"7_0\",\"predictable\":true,"
            + "\"secsSinceReport\":%d,\"kph\":%s,\"heading\":%d,\"lat\":%s,\"lon\":-79.25,"
            + "\"leadingVehicleId\":null,\"_links\":{\"to\":[]}}";
    write(
        folder,
        1,
        "["
            + bus.formatted(2001, "\"7\"", 3, "5", 171, "43.5")
            + ","
            + bus.formatted(2002, "null", 19, "null", -4, "44")
            + "]");
    write(folder, 2, "[]");
    write(folder, 3, "[" + bus.formatted(2001, "\"7\"", 40, "6", 172, "43.75") + "]");
  }

  private static void gtfsRealtime(Path folder) throws IOException {
    ProtoBytes first =
        new ProtoBytes()
            .message(1, new ProtoBytes().text(1, "2.0").varint(3, 0))
            .message(2, entity("1", vehicle("3001", 1_700_000_000L).message(1, trip(-7))))
            .message(2, new ProtoBytes().text(1, "gone").varint(2, 1))
            .message(2, entity("2", vehicle("3002", 1_700_000_005L).varint(10, 40)));
    ProtoBytes second =
        new ProtoBytes()
            .message(1, new ProtoBytes().text(1, "2.0"))
            .message(2, entity("1", vehicle("3001", 1_700_000_000L).message(1, trip(-7))))
            .message(2, entity("2", vehicle("3002", 1_700_000_020L).varint(4, 1)));
    Files.write(folder.resolve("1.pb"), first.toByteArray());
    Files.write(folder.resolve("2.pb"), second.toByteArray());
  }

  private static ProtoBytes entity(String id, ProtoBytes vehicle) {
    return new ProtoBytes().text(1, id).message(4, vehicle);
  }

  private static ProtoBytes trip(long number) {
    return new ProtoBytes()
        .text(1, Long.toString(number))
        .text(2, "24:05:00")
        .text(3, "20261120")
        .text(5, "504")
        .varint(6, 1);
  }

  private static ProtoBytes vehicle(String id, long time) {
    return new ProtoBytes()
        .message(2, new ProtoBytes().real(1, 43.65F).real(2, -79.375F).real(3, 90F).real(5, 4.5F))
        .varint(3, 12)
        .varint(5, time)
        .text(7, "stop-" + id)
        .message(8, new ProtoBytes().text(1, id).text(2, "bus " + id));
  }
}
