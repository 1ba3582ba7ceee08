package io.tributary.benchmarks.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/** Bodies in the shape of OpenSky's: arrays of 17 values, some null, floats written as integers. */
final class StateVectors {

  private static final long TIME = 1_795_000_000L;

  private StateVectors() {}

  /** A body of so many vectors; one seed, one body. */
  static byte[] body(int vectors, long seed) {
    Random random = new Random(seed);
    StringBuilder json = new StringBuilder("{\"time\":").append(TIME).append(",\"states\":[");
    for (int i = 0; i < vectors; i++) {
      json.append(i == 0 ? "" : ",");
      vector(json, i, random);
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void vector(StringBuilder json, int i, Random random) {
    boolean ground = random.nextInt(10) == 0;
    long contact = TIME - random.nextInt(20);
    json.append(String.format(Locale.ROOT, "[\"%06x\",\"TST%-5d\",\"Land %d\",", i, i, i % 90));
    json.append(random.nextInt(60) == 0 ? "null" : Long.toString(contact));
    json.append(',').append(contact).append(',');
    json.append(decimals(random, 360, -180, 4)).append(',');
    json.append(decimals(random, 180, -90, 4)).append(',');
    json.append(ground ? "null" : decimals(random, 12_000, 0, 2)).append(',').append(ground);
    json.append(',').append(decimals(random, 260, 0, 2));
    json.append(',').append(decimals(random, 360, 0, 2)).append(',');
    json.append(ground ? "null" : random.nextBoolean() ? "0" : decimals(random, 20, -10, 2));
    json.append(",null,").append(ground ? "null" : decimals(random, 12_000, 0, 2));
    json.append(',').append(random.nextInt(3) == 0 ? "null" : "\"" + (1000 + i % 6777) + "\"");
    json.append(",false,").append(random.nextInt(4)).append(']');
  }

  private static String decimals(Random random, int range, int from, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", from + random.nextDouble() * range);
  }
}
