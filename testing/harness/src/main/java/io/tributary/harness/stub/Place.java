package io.tributary.harness.stub;

/** A point of the globe in degrees; distances in metres along great circles. */
record Place(double latitude, double longitude) {
  private static final double EARTH_RADIUS = 6_371_000;
  private static final double FULL_CIRCLE = 360;

  double distanceTo(Place other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double half =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(east / 2));
    return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(half));
  }

  /** Course at this point towards another, in degrees clockwise from north. */
  double bearingTo(Place other) {
    double from = Math.toRadians(latitude);
    double to = Math.toRadians(other.latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double y = Math.sin(east) * Math.cos(to);
    double x = Math.cos(from) * Math.sin(to) - Math.sin(from) * Math.cos(to) * Math.cos(east);
    return (Math.toDegrees(Math.atan2(y, x)) + FULL_CIRCLE) % FULL_CIRCLE;
  }

  /** The point at this fraction of the great circle to another. */
  Place towards(Place other, double fraction) {
    double angle = distanceTo(other) / EARTH_RADIUS;
    if (angle == 0) {
      return this;
    }
    double a = Math.sin((1 - fraction) * angle) / Math.sin(angle);
    double b = Math.sin(fraction * angle) / Math.sin(angle);
    double fromLat = Math.toRadians(latitude);
    double fromLon = Math.toRadians(longitude);
    double toLat = Math.toRadians(other.latitude);
    double toLon = Math.toRadians(other.longitude);
    double x = a * Math.cos(fromLat) * Math.cos(fromLon) + b * Math.cos(toLat) * Math.cos(toLon);
    double y = a * Math.cos(fromLat) * Math.sin(fromLon) + b * Math.cos(toLat) * Math.sin(toLon);
    double z = a * Math.sin(fromLat) + b * Math.sin(toLat);
    return new Place(
        Math.toDegrees(Math.atan2(z, Math.hypot(x, y))), Math.toDegrees(Math.atan2(y, x)));
  }

  private static double square(double value) {
    return value * value;
  }
}
