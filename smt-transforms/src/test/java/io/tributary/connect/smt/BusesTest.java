package io.tributary.connect.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

/**
 * The transform of the main job: vehicles as the poller types them to the rows of the bus table.
 */
class BusesTest {

  private static final String SPEC =
      """
      [{"operation":"shift","spec":{"id":"vehicle_id","routeTag":"route","dirTag":"direction",\
      "lat":"lat","lon":"lon","heading":"heading","speedKmHr":"speed_kmh",\
      "predictable":"predictable","report_time":"report_time"}},\
      {"operation":"default","spec":{"agency":"ttc"}}]""";

  private static final String SCHEMA =
      "vehicle_id STRING!, route STRING, direction STRING, lat DOUBLE, lon DOUBLE, heading INT,"
          + " speed_kmh DOUBLE, predictable BOOLEAN, report_time TIMESTAMP, agency STRING";

  private static final Schema VEHICLE =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("routeTag", Schema.OPTIONAL_STRING_SCHEMA)
          .field("dirTag", Schema.OPTIONAL_STRING_SCHEMA)
          .field("lat", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("lon", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("heading", Schema.OPTIONAL_INT32_SCHEMA)
          .field("speedKmHr", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .field("secsSinceReport", Schema.OPTIONAL_INT32_SCHEMA)
          .field("predictable", Schema.OPTIONAL_BOOLEAN_SCHEMA)
          .field("leadingVehicleId", Schema.OPTIONAL_STRING_SCHEMA)
          .field("report_time", Timestamp.SCHEMA)
          .build();

  private static Struct shape(Schema schema, Object vehicle) {
    Jolt<SourceRecord> jolt = new Jolt.Value<>();
    jolt.configure(Map.of("spec", SPEC, "schema", SCHEMA));
    SourceRecord record =
        new SourceRecord(null, null, "buses", null, Schema.STRING_SCHEMA, "8189", schema, vehicle);
    return (Struct) jolt.apply(record).value();
  }

  @Test
  void shapesTypedVehicles() {
    Struct vehicle =
        new Struct(VEHICLE)
            .put("id", "8189")
            .put("routeTag", "7")
            .put("dirTag", "7_0_7")
            .put("lat", 43.78)
            .put("lon", -79.44)
            .put("heading", 171)
            .put("speedKmHr", 5.0)
            .put("secsSinceReport", 3)
            .put("predictable", true)
            .put("report_time", new Date(1_700_000_097_000L));

    Struct row = shape(VEHICLE, vehicle);

    row.validate();
    assertThat(row.schema().fields())
        .extracting(field -> field.name() + " " + field.schema().type())
        .containsExactly(
            "vehicle_id STRING",
            "route STRING",
            "direction STRING",
            "lat FLOAT64",
            "lon FLOAT64",
            "heading INT32",
            "speed_kmh FLOAT64",
            "predictable BOOLEAN",
            "report_time INT64",
            "agency STRING");
    assertThat(row.schema().field("vehicle_id").schema().isOptional()).isFalse();
    assertThat(row.schema().field("report_time").schema().name()).isEqualTo(Timestamp.LOGICAL_NAME);
    assertThat(row.schema().fields())
        .extracting(row::get)
        .containsExactly(
            "8189",
            "7",
            "7_0_7",
            43.78,
            -79.44,
            171,
            5.0,
            true,
            new Date(1_700_000_097_000L),
            "ttc");
  }

  @Test
  void keepsWhatAVehicleDoesNotReportNull() {
    Struct vehicle = new Struct(VEHICLE).put("id", "1").put("report_time", new Date(0));

    Struct row = shape(VEHICLE, vehicle);

    assertThat(row.get("route")).isNull();
    assertThat(row.get("heading")).isNull();
    assertThat(row.get("predictable")).isNull();
    assertThat(row.get("agency")).isEqualTo("ttc");
  }

  @Test
  void shapesTheFeedsOwnStrings() {
    Struct row =
        shape(
            null,
            Map.of(
                "id",
                "8189",
                "lat",
                "43.78",
                "heading",
                "171",
                "predictable",
                "true",
                "report_time",
                1_700_000_097_000L));

    assertThat(row.get("lat")).isEqualTo(43.78);
    assertThat(row.get("heading")).isEqualTo(171);
    assertThat(row.get("predictable")).isEqualTo(true);
    assertThat(row.get("report_time")).isEqualTo(new Date(1_700_000_097_000L));
  }
}
