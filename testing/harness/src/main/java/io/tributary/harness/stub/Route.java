package io.tributary.harness.stub;

import java.util.List;

/** A bus route: the line that its buses go there and back. */
record Route(String tag, List<Place> stops) {
  private static final double ARRIVED = 1e-6;

  Route {
    stops = List.copyOf(stops);
  }

  /** A bus on the route: where, which way it looks, and 0 outbound or 1 inbound. */
  record Position(Place place, double heading, int direction) {}

  double length() {
    double length = 0;
    for (int i = 1; i < stops.size(); i++) {
      length += stops.get(i - 1).distanceTo(stops.get(i));
    }
    return length;
  }

  /** Where a bus is that has driven this many metres since it first left the first stop. */
  Position after(double metres) {
    double length = length();
    double into = metres % (2 * length);
    int direction = into < length ? 0 : 1;
    double left = direction == 0 ? into : 2 * length - into;
    int next = 1;
    double section = stops.get(0).distanceTo(stops.get(1));
    while (left > section + ARRIVED && next < stops.size() - 1) {
      left -= section;
      next++;
      section = stops.get(next - 1).distanceTo(stops.get(next));
    }
    Place from = stops.get(next - 1);
    Place to = stops.get(next);
    double heading = direction == 0 ? from.bearingTo(to) : to.bearingTo(from);
    return new Position(from.towards(to, Math.min(1, left / section)), heading, direction);
  }
}
