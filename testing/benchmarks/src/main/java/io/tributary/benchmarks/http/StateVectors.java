package io.tributary.benchmarks.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/**
 * Bodies in the shape of OpenSky's: 17 values for each aircraft, some null, floats written as
 * integers.
 *
 * @param time of the body; its digits stand at {@link #TIME_FROM}
 * @param seed one seed, one body
 */
record StateVectors(Shape shape, int vectors, long time, long seed) {

  /** How an aircraft is written. */
  enum Shape {
    /** As OpenSky does it: a member {@code states} with an array for each. */
    ARRAYS,
    /** A member {@code states} with an object for each, for readers that cannot do arrays. */
    OBJECTS,
    /** A line with an object for each. */
    LINES
  }

  /** The time of the first body. */
  static final long TIME = 1_795_000_000L;

  /** Where the ten digits of the time begin, unless the shape is lines. */
  static final int TIME_FROM = "{\"time\":".length();

  static final String[] NAMES = {
    "icao24",
    "callsign",
    "origin_country",
    "time_position",
    "last_contact",
    "longitude",
    "latitude",
    "baro_altitude",
    "on_ground",
    "velocity",
    "true_track",
    "vertical_rate",
    "sensors",
    "geo_altitude",
    "squawk",
    "spi",
    "position_source"
  };

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return out.toByteArray();
  }

  void writeTo(OutputStream out) throws IOException {
    Random random = new Random(seed);
    StringBuilder json = new StringBuilder();
    if (shape != Shape.LINES) {
      json.append("{\"time\":").append(time).append(",\"states\":[");
    }
    for (int i = 0; i < vectors; i++) {
      vector(json, i, random);
      json.append(shape == Shape.LINES ? "\n" : i == vectors - 1 ? "" : ",");
      if (json.length() > 65_536) {
        out.write(json.toString().getBytes(StandardCharsets.US_ASCII));
        json.setLength(0);
      }
    }
    json.append(shape == Shape.LINES ? "" : "]}");
    out.write(json.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private void vector(StringBuilder json, int i, Random random) {
    String[] values = values(i, random);
    boolean array = shape == Shape.ARRAYS;
    json.append(array ? '[' : '{');
    for (int column = 0; column < values.length; column++) {
      json.append(column == 0 ? "" : ",");
      if (!array) {
        json.append('"').append(NAMES[column]).append("\":");
      }
      json.append(values[column]);
    }
    json.append(array ? ']' : '}');
  }

  private String[] values(int i, Random random) {
    boolean ground = random.nextInt(10) == 0;
    long contact = time - random.nextInt(20);
    return new String[] {
      String.format(Locale.ROOT, "\"%06x\"", i),
      String.format(Locale.ROOT, "\"TST%-5d\"", i),
      "\"Land " + i % 90 + '"',
      random.nextInt(60) == 0 ? "null" : Long.toString(contact),
      Long.toString(contact),
      decimals(random, 360, -180, 10_000),
      decimals(random, 180, -90, 10_000),
      ground ? "null" : decimals(random, 12_000, 0, 100),
      Boolean.toString(ground),
      decimals(random, 260, 0, 100),
      decimals(random, 360, 0, 100),
      ground ? "null" : random.nextBoolean() ? "0" : decimals(random, 20, -10, 100),
      "null",
      ground ? "null" : decimals(random, 12_000, 0, 100),
      random.nextInt(3) == 0 ? "null" : "\"" + (1000 + i % 6777) + '"',
      "false",
      Integer.toString(random.nextInt(4))
    };
  }

  /** A decimal of few digits, as OpenSky has no others: rounded once, so that none come behind. */
  private static String decimals(Random random, int range, int from, int parts) {
    double value = (from * parts + Math.floor(random.nextDouble() * range * parts)) / parts;
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
