package io.tributary.connect.smt.expr.function;

import java.util.List;

/** Places on the earth, as latitude and longitude in degrees. */
final class GeoFunctions {

  private static final String GEOHASH_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";

  private static final int DIGIT_BITS = 5;

  private static final double EARTH_RADIUS_M = 6_371_008.8;

  private GeoFunctions() {}

  static void define(Functions all) {
    all.define("GEOHASH", 3, 3, GeoFunctions::geohash);
    all.define("DISTANCE_M", 4, 4, GeoFunctions::distance);
    all.define("IN_BBOX", 6, 6, GeoFunctions::inBox);
    all.define("IN_POLYGON", 3, 3, GeoFunctions::inPolygon);
  }

  private static double latitude(Arguments args, int index) {
    return degrees(args, index, 90);
  }

  private static double longitude(Arguments args, int index) {
    return degrees(args, index, 180);
  }

  private static double degrees(Arguments args, int index, int most) {
    double value = args.floating(index);
    if (!(Math.abs(value) <= most)) {
      throw args.needs(index, "degrees from -" + most + " to " + most);
    }
    return value;
  }

  /** Each halving of the longitudes or latitudes, in turn, is a bit; five bits are a digit. */
  private static String geohash(Arguments args) {
    double lat = latitude(args, 0);
    double lon = longitude(args, 1);
    char[] hash = new char[args.integer(2, 1, 12)];
    int bits = hash.length * DIGIT_BITS;
    int lats = bits / 2;
    int lons = bits - lats;
    int row = part(lat, 90, lats);
    int column = part(lon, 180, lons);
    boolean eastWest = true;
    for (int i = 0; i < hash.length; i++) {
      int digit = 0;
      for (int bit = 0; bit < DIGIT_BITS; bit++) {
        int next = eastWest ? column >> --lons : row >> --lats;
        digit = digit << 1 | (next & 1);
        eastWest = !eastWest;
      }
      hash[i] = GEOHASH_DIGITS.charAt(digit);
    }
    return new String(hash);
  }

  /**
   * In which of 2 to the power of so many bits equal parts a value lies. One division finds what as
   * many halvings would, but for a value just below a border, which it may round up to it.
   *
   * @param most the range's end; its beginning is the negative of it
   */
  private static int part(double degrees, int most, int bits) {
    int parts = 1 << bits;
    double width = 2.0 * most / parts;
    int part = (int) Math.min((degrees + most) / width, parts - 1);
    return degrees < part * width - most ? part - 1 : part;
  }

  /** The length of the great circle, by the haversine formula on a sphere. */
  private static Object distance(Arguments args) {
    double fromLat = Math.toRadians(latitude(args, 0));
    double toLat = Math.toRadians(latitude(args, 2));
    double halfLat = (toLat - fromLat) / 2;
    double halfLon = Math.toRadians(longitude(args, 3) - longitude(args, 1)) / 2;
    double haversine =
        Math.pow(Math.sin(halfLat), 2)
            + Math.cos(fromLat) * Math.cos(toLat) * Math.pow(Math.sin(halfLon), 2);
    return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(haversine)));
  }

  /** Arguments: latitude, longitude, then the box: south, west, north, east. */
  private static Object inBox(Arguments args) {
    double lat = latitude(args, 0);
    double lon = longitude(args, 1);
    double west = longitude(args, 3);
    double east = longitude(args, 5);
    boolean between =
        west <= east
            ? lon >= west && lon <= east
            : lon >= west || lon <= east; // a box across the date line
    return between && lat >= latitude(args, 2) && lat <= latitude(args, 4);
  }

  /** The third argument is a flat list of latitudes and longitudes in turn. */
  private static Object inPolygon(Arguments args) {
    double lat = latitude(args, 0);
    double lon = longitude(args, 1);
    List<?> corners = args.list(2);
    if (corners.size() < 6 || corners.size() % 2 != 0) {
      throw args.needs(2, "at least three corners, each a latitude and a longitude");
    }
    boolean inside = false;
    int before = corners.size() - 2;
    for (int i = 0; i < corners.size(); before = i, i += 2) {
      double lat1 = corner(args, corners.get(i));
      double lon1 = corner(args, corners.get(i + 1));
      double lat2 = corner(args, corners.get(before));
      double lon2 = corner(args, corners.get(before + 1));
      if (lat1 > lat != lat2 > lat && lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static double corner(Arguments args, Object degrees) {
    if (degrees instanceof Number number) {
      return number.doubleValue();
    }
    throw args.needs(2, "numbers in its list");
  }
}
