package io.tributary.connect.smt.expr.function;

import java.util.List;

/** Places on the earth, as latitude and longitude in degrees. */
final class GeoFunctions {

  private static final String GEOHASH_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz";

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

  /** Halves the longitudes and latitudes in turn; five halvings are a digit. */
  private static String geohash(Arguments args) {
    double lat = latitude(args, 0);
    double lon = longitude(args, 1);
    double[] lats = {-90, 90};
    double[] lons = {-180, 180};
    char[] hash = new char[args.integer(2, 1, 12)];
    boolean eastWest = true;
    for (int i = 0; i < hash.length; i++) {
      int digit = 0;
      for (int bit = 0; bit < 5; bit++) {
        digit = digit << 1 | (eastWest ? halve(lons, lon) : halve(lats, lat));
        eastWest = !eastWest;
      }
      hash[i] = GEOHASH_DIGITS.charAt(digit);
    }
    return new String(hash);
  }

  private static int halve(double[] range, double value) {
    double middle = (range[0] + range[1]) / 2;
    boolean upper = value >= middle;
    range[upper ? 0 : 1] = middle;
    return upper ? 1 : 0;
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
