package io.tributary.connect.http.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A part of the globe, in degrees. It does not cross the date line. */
public record BoundingBox(BigDecimal south, BigDecimal west, BigDecimal north, BigDecimal east) {

  static final ConfigDef.Validator VALIDATOR =
      ConfigDef.LambdaValidator.with(
          (key, value) -> {
            if (value instanceof List<?> sides && !sides.isEmpty()) {
              var unused = parse(sides.stream().map(String::valueOf).toList());
            }
          },
          () -> "south,west,north,east");

  static final List<String> SIDES = List.of("south", "west", "north", "east");

  private static final BigDecimal POLE = BigDecimal.valueOf(90);
  private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

  /**
   * Reads the four sides.
   *
   * @throws ConfigException if they are none
   */
  static BoundingBox parse(List<String> sides) {
    BoundingBox box;
    try {
      List<BigDecimal> degrees = sides.stream().map(BigDecimal::new).toList();
      if (degrees.size() != SIDES.size()) {
        throw new NumberFormatException();
      }
      box = new BoundingBox(degrees.get(0), degrees.get(1), degrees.get(2), degrees.get(3));
    } catch (NumberFormatException e) {
      throw new ConfigException(
          PartitionSettings.BOX, sides, "must be south,west,north,east in degrees");
    }
    if (box.isOnTheGlobe()) {
      return box;
    }
    throw new ConfigException(
        PartitionSettings.BOX,
        sides,
        "must lie within -90 and 90 from south to north, and -180 and 180 from west to east");
  }

  private boolean isOnTheGlobe() {
    return POLE.negate().compareTo(south) <= 0
        && south.compareTo(north) < 0
        && north.compareTo(POLE) <= 0
        && DATE_LINE.negate().compareTo(west) <= 0
        && west.compareTo(east) < 0
        && east.compareTo(DATE_LINE) <= 0;
  }

  /** Cuts it into tiles of at most so many degrees, which meet and do not overlap. */
  public List<Map<String, String>> tiles(double degrees) {
    BigDecimal side = BigDecimal.valueOf(degrees);
    List<Map<String, String>> tiles = new ArrayList<>();
    for (BigDecimal low = south; low.compareTo(north) < 0; low = low.add(side)) {
      for (BigDecimal left = west; left.compareTo(east) < 0; left = left.add(side)) {
        tiles.add(
            Map.of(
                "south", text(low),
                "west", text(left),
                "north", text(low.add(side).min(north)),
                "east", text(left.add(side).min(east))));
      }
    }
    return tiles;
  }

  /** How many tiles that are. */
  long count(double degrees) {
    return steps(north.subtract(south), degrees) * steps(east.subtract(west), degrees);
  }

  private static long steps(BigDecimal length, double degrees) {
    return length.divide(BigDecimal.valueOf(degrees), 0, RoundingMode.CEILING).longValue();
  }

  private static String text(BigDecimal degrees) {
    return degrees.stripTrailingZeros().toPlainString();
  }
}
