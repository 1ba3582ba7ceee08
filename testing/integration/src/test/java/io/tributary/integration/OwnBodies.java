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
}
