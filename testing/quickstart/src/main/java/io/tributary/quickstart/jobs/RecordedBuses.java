package io.tributary.quickstart.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.quickstart.proof.BusReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What recorded bodies of the buses' APIs mean, read by Jackson and the JDK's DOM. */
final class RecordedBuses {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordedBuses() {}

  /** Of restbus, which answered at a time. */
  static List<BusReport> restBus(byte[] body, Instant answered) throws IOException {
    List<BusReport> reports = new ArrayList<>();
    for (JsonNode vehicle : JSON.readTree(body)) {
      Long age = whole(vehicle, "secsSinceReport");
      reports.add(
          new BusReport(
              vehicle.path("id").asLong(),
              vehicle.path("routeId").asLong(),
              vehicle.path("directionId").textValue(),
              vehicle.hasNonNull("predictable") ? vehicle.get("predictable").booleanValue() : null,
              age,
              whole(vehicle, "kph"),
              whole(vehicle, "heading"),
              vehicle.path("lat").doubleValue(),
              vehicle.path("lon").doubleValue(),
              whole(vehicle, "leadingVehicleId"),
              answered.minusSeconds(age == null ? 0 : age)));
    }
    return reports;
  }

  private static @Nullable Long whole(JsonNode vehicle, String name) {
    return vehicle.hasNonNull(name) ? vehicle.get(name).asLong() : null;
  }

  /** Of UmoIQ's JSON, whose values are texts. */
  static List<BusReport> umoIq(byte[] body) throws IOException {
    JsonNode told = JSON.readTree(body);
    Instant now = Instant.ofEpochMilli(told.path("lastTime").path("time").asLong());
    JsonNode vehicles = told.path("vehicle");
    List<BusReport> reports = new ArrayList<>();
    for (JsonNode vehicle : vehicles.isObject() ? List.of(vehicles) : vehicles) {
      reports.add(report(name -> vehicle.path(name).textValue(), now));
    }
    return reports;
  }

  /** Of UmoIQ's XML, whose values are attributes. */
  static List<BusReport> umoIqXml(byte[] body) throws IOException {
    try {
      Element root =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(body))
              .getDocumentElement();
      Element time = (Element) root.getElementsByTagName("lastTime").item(0);
      Instant now = Instant.ofEpochMilli(Long.parseLong(time.getAttribute("time")));
      NodeList vehicles = root.getElementsByTagName("vehicle");
      List<BusReport> reports = new ArrayList<>();
      for (int i = 0; i < vehicles.getLength(); i++) {
        Element vehicle = (Element) vehicles.item(i);
        reports.add(
            report(name -> vehicle.hasAttribute(name) ? vehicle.getAttribute(name) : null, now));
      }
      return reports;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("no XML", e);
    }
  }

  /** The value of a vehicle's member; null when it has none. */
  @FunctionalInterface
  private interface Member {
    @Nullable String text(String name);
  }

  private static BusReport report(Member vehicle, Instant now) {
    Long age = whole(vehicle.text("secsSinceReport"));
    String predictable = vehicle.text("predictable");
    return new BusReport(
        number(vehicle, "id").longValue(),
        number(vehicle, "routeTag").longValue(),
        vehicle.text("dirTag"),
        predictable == null ? null : Boolean.valueOf(predictable),
        age,
        whole(vehicle.text("speedKmHr")),
        whole(vehicle.text("heading")),
        number(vehicle, "lat").doubleValue(),
        number(vehicle, "lon").doubleValue(),
        whole(vehicle.text("leadingVehicleId")),
        now.minusSeconds(age == null ? 0 : age));
  }

  private static BigDecimal number(Member vehicle, String name) {
    return new BigDecimal(Objects.requireNonNull(vehicle.text(name), name));
  }

  private static @Nullable Long whole(@Nullable String text) {
    return text == null ? null : new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).longValue();
  }
}
