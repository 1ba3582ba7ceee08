package io.tributary.harness.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * All simulated aircraft, as OpenSky tells them: positional arrays of 17 columns (18 when {@code
 * extended=1}), whole floats as JSON integers, nulls where a receiver knows nothing.
 */
final class Sky {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int FIRST_ADDRESS = 0x3C0000;
  private static final int ADDRESSES = 0x10000;
  private static final double GEOID = 1.02;
  private static final int CATEGORY_LARGE = 4;

  private final List<Aircraft> aircraft = new ArrayList<>();

  Sky(long seed, int count) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      // Spread over the address space, and no address twice.
      int address = FIRST_ADDRESS + i * Math.max(1, ADDRESSES / count);
      aircraft.add(Aircraft.random(random, String.format(Locale.ROOT, "%06x", address)));
    }
  }

  /** The body for a time in seconds since the epoch. */
  String body(long time, boolean extended) {
    ObjectNode body = JSON.objectNode().put("time", time);
    ArrayNode states = body.putArray("states");
    aircraft.forEach(each -> states.add(vector(each, time, extended)));
    return body.toString();
  }

  private static ArrayNode vector(Aircraft aircraft, long time, boolean extended) {
    long contact = aircraft.reports().lastAt(time);
    Aircraft.State state = aircraft.at(contact);
    boolean placed = !aircraft.hidden();
    ArrayNode row = JSON.arrayNode();
    row.add(aircraft.icao24()).add(aircraft.callsign()).add(aircraft.country());
    if (placed) {
      row.add(contact);
    } else {
      row.addNull();
    }
    row.add(contact);
    number(row, placed, state.place().longitude(), 4);
    number(row, placed, state.place().latitude(), 4);
    number(row, !state.onGround(), state.altitude(), 2);
    row.add(state.onGround());
    number(row, true, state.velocity(), 2);
    number(row, true, state.track(), 2);
    number(row, !state.onGround(), state.climb(), 2);
    row.addNull();
    number(row, !state.onGround(), state.altitude() * GEOID, 2);
    row.add(aircraft.squawk()).add(false).add(0);
    if (extended) {
      row.add(CATEGORY_LARGE);
    }
    return row;
  }

  private static void number(ArrayNode row, boolean known, double value, int decimals) {
    if (!known) {
      row.addNull();
      return;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    if (rounded.stripTrailingZeros().scale() <= 0) {
      row.add(rounded.longValueExact());
    } else {
      row.add(rounded.doubleValue());
    }
  }
}
