package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.KeyGroup;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.jspecify.annotations.Nullable;

/**
 * Into which units an endpoint is split, each polled on its own and with an offset of its own.
 * Empty texts are keys that are not set.
 *
 * @param name what the values are values of
 * @param values the values themselves, with ranges still to be expanded
 * @param box area to be cut into tiles; null for none
 * @param tileDegrees longest side of a tile
 * @param parent alias of the endpoint whose records hold the values
 * @param pointer where in such a record the value stands
 * @param refreshMs milliseconds from one look at the parent to the next
 */
public record PartitionSettings(
    String name,
    List<ValueRange> values,
    @Nullable BoundingBox box,
    double tileDegrees,
    String parent,
    String pointer,
    long refreshMs) {

  public static final String NAME = "partition.name";
  public static final String VALUES = "partition.values";
  public static final String BOX = "partition.bbox";
  public static final String TILE_DEGREES = "partition.tile.degrees";
  public static final String PARENT = "partition.endpoint";
  public static final String POINTER = "partition.pointer";
  public static final String REFRESH = "partition.refresh.ms";

  private static final long WEEK_MS = 7L * 24 * 3_600_000;

  public PartitionSettings {
    values = List.copyOf(values);
  }

  static void define(KeyGroup group) {
    group
        .key(
            NAME,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Name of the partitions, as route: the request takes one's value by ${partition.route}, and"
                + " its source partition is {\"endpoint\": alias, \"route\": value}. Each is polled on"
                + " its own. Tasks share the partitions out.")
        .key(
            VALUES,
            ConfigDef.Type.LIST,
            "",
            Parsed.by("values, and ranges as 1..20 or 0..100..5", ValueRange::parse),
            Importance.MEDIUM,
            "The partitions, as 501,504,510..520; a range may have a step, as 0..100..5.")
        .key(
            BOX,
            ConfigDef.Type.LIST,
            "",
            BoundingBox.VALIDATOR,
            Importance.LOW,
            "Area to cut into tiles, each a partition, as south,west,north,east in degrees. The request"
                + " takes a tile by ${partition.south}, .west, .north and .east.")
        .key(
            TILE_DEGREES,
            ConfigDef.Type.DOUBLE,
            10.0,
            between(0.001, 360.0),
            Importance.LOW,
            "Longest side of a tile in degrees.");
    defineDiscovery(group);
  }

  private static void defineDiscovery(KeyGroup group) {
    group
        .key(
            PARENT,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Alias of an endpoint whose records hold the partitions. If it does not stand in endpoints,"
                + " it is asked for them only, and its records go nowhere.")
        .key(
            POINTER,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("JSON pointer", JsonPointers::check),
            Importance.LOW,
            "Where in such a record the value stands, as /id.")
        .key(
            REFRESH,
            ConfigDef.Type.LONG,
            300_000L,
            between(100L, WEEK_MS),
            Importance.LOW,
            "Milliseconds from one look at partition.endpoint to the next. If its partitions have"
                + " changed, the tasks are shared out anew. An answer without any changes nothing.");
  }

  static PartitionSettings from(AbstractConfig config) {
    List<String> box = config.getList(BOX);
    return new PartitionSettings(
        config.getString(NAME),
        config.getList(VALUES).stream().map(ValueRange::parse).toList(),
        box.isEmpty() ? null : BoundingBox.parse(box),
        config.getDouble(TILE_DEGREES),
        config.getString(PARENT),
        config.getString(POINTER),
        config.getLong(REFRESH));
  }

  /** Whether the partitions are known only once another endpoint was asked. */
  public boolean isDiscovered() {
    return !parent.isEmpty();
  }

  /** Names of the values that each partition has; none if the endpoint is not split. */
  public List<String> names() {
    if (box != null) {
      return BoundingBox.SIDES;
    }
    return name.isEmpty() ? List.of() : List.of(name);
  }
}
