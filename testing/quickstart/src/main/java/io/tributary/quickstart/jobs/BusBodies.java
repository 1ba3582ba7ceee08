package io.tributary.quickstart.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.quickstart.proof.BusReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes in which the four APIs tell the same reports. */
final class BusBodies {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Behind GTFS Realtime's fields stand their numbers in its .proto file. */
  private static final int HEADER = 1;

  private static final int ENTITY = 2;
  private static final int VEHICLE_OF_ENTITY = 4;
  private static final int VEHICLE_DESCRIPTOR = 8;
  private static final double KMH_OF_METRES_PER_SECOND = 3.6;

  private BusBodies() {}

  /** UmoIQ's JSON: all values are texts, what is unknown is left out. */
  static byte[] umoIq(List<BusReport> reports, Instant now) {
    ObjectNode body = NODES.objectNode();
    ArrayNode vehicles = body.putArray("vehicle");
    for (BusReport report : reports) {
      ObjectNode vehicle = vehicles.addObject();
      text(vehicle, "id", report.id());
      text(vehicle, "routeTag", report.route());
      text(vehicle, "dirTag", report.direction());
      text(vehicle, "predictable", report.predictable());
      text(vehicle, "secsSinceReport", report.secondsSinceReport());
      text(vehicle, "speedKmHr", report.kph());
      text(vehicle, "heading", report.heading());
      text(vehicle, "lat", report.latitude());
      text(vehicle, "lon", report.longitude());
      text(vehicle, "leadingVehicleId", report.leader());
    }
    body.putObject("lastTime").put("time", Long.toString(now.toEpochMilli()));
    return body.toString().getBytes(UTF_8);
  }

  private static void text(ObjectNode vehicle, String name, @Nullable Object value) {
    if (value != null) {
      vehicle.put(name, value.toString());
    }
  }

  /** restbus: a bare array of typed objects with links; its time is the answer's Date. */
  static byte[] restBus(List<BusReport> reports) {
    ArrayNode body = NODES.arrayNode();
    for (BusReport report : reports) {
      ObjectNode vehicle = body.addObject();
      vehicle.put("id", Long.toString(report.id()));
      vehicle.put("routeId", Long.toString(report.route()));
      vehicle.put("directionId", report.direction());
      vehicle.put("predictable", report.predictable());
      vehicle.put("secsSinceReport", report.secondsSinceReport());
      vehicle.put("kph", report.kph());
      vehicle.put("heading", report.heading());
      vehicle.put("lat", report.latitude());
      vehicle.put("lon", report.longitude());
      vehicle.set(
          "leadingVehicleId",
          report.leader() == null ? NODES.nullNode() : NODES.textNode(report.leader().toString()));
      vehicle.putObject("_links").putArray("to");
    }
    return body.toString().getBytes(UTF_8);
  }

  /** UmoIQ's XML: the same texts as attributes, and the time behind the vehicles. */
  static byte[] umoIqXml(List<BusReport> reports, Instant now) {
    StringBuilder body = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<body>\n");
    for (BusReport report : reports) {
      body.append("<vehicle");
      attribute(body, "id", report.id());
      attribute(body, "routeTag", report.route());
      attribute(body, "dirTag", report.direction());
      attribute(body, "predictable", report.predictable());
      attribute(body, "secsSinceReport", report.secondsSinceReport());
      attribute(body, "speedKmHr", report.kph());
      attribute(body, "heading", report.heading());
      attribute(body, "lat", report.latitude());
      attribute(body, "lon", report.longitude());
      attribute(body, "leadingVehicleId", report.leader());
      body.append("/>\n");
    }
    body.append("<lastTime");
    attribute(body, "time", now.toEpochMilli());
    return body.append("/>\n</body>\n").toString().getBytes(UTF_8);
  }

  /** No value of a made-up bus holds a sign that XML wants to be escaped. */
  private static void attribute(StringBuilder body, String name, @Nullable Object value) {
    if (value != null) {
      body.append(' ').append(name).append("=\"").append(value).append('"');
    }
  }

  /** GTFS Realtime, with which no age comes, nor what is predictable or leads. */
  static byte[] gtfs(List<BusReport> reports, Instant now) {
    ProtoMessage feed = new ProtoMessage();
    feed.message(
        HEADER, new ProtoMessage().text(1, "2.0").varint(2, 0).varint(3, now.getEpochSecond()));
    for (BusReport report : reports) {
      ProtoMessage trip = new ProtoMessage().text(5, Long.toString(report.route()));
      if (report.direction() != null) {
        trip.varint(6, Long.parseLong(report.direction()));
      }
      ProtoMessage position =
          new ProtoMessage().real(1, (float) report.latitude()).real(2, (float) report.longitude());
      if (report.heading() != null) {
        position.real(3, report.heading());
      }
      if (report.kph() != null) {
        position.real(5, (float) (report.kph() / KMH_OF_METRES_PER_SECOND));
      }
      ProtoMessage vehicle =
          new ProtoMessage()
              .message(1, trip)
              .message(2, position)
              .varint(5, report.at().getEpochSecond())
              .message(VEHICLE_DESCRIPTOR, new ProtoMessage().text(1, Long.toString(report.id())));
      feed.message(
          ENTITY,
          new ProtoMessage()
              .text(1, Long.toString(report.id()))
              .message(VEHICLE_OF_ENTITY, vehicle));
    }
    return feed.toByteArray();
  }
}
