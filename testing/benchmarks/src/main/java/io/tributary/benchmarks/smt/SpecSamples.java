package io.tributary.benchmarks.smt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Specs of the kinds that are in use, each with a record of made-up data. */
enum SpecSamples {
  /** A state vector of an aircraft. */
  VECTOR(
      """
      [{'operation':'shift','spec':{'0':'icao24','1':'callsign','2':'origin_country',
        '3':'time_position','4':'last_contact','5':'longitude','6':'latitude',
        '7':'baro_altitude','8':'on_ground','9':'velocity','10':'true_track',
        '11':'vertical_rate'}},
       {'operation':'default','spec':{'source':'radar'}},
       {'operation':'modify-overwrite-beta','spec':{'callsign':'=trim',
        'time_position':'=toInteger','last_contact':'=toInteger'}}]""",
      "icao24 STRING!, callsign STRING, origin_country STRING, time_position BIGINT,"
          + " last_contact BIGINT, longitude DOUBLE, latitude DOUBLE, baro_altitude DOUBLE,"
          + " on_ground BOOLEAN, velocity DOUBLE, true_track DOUBLE, vertical_rate DOUBLE,"
          + " source STRING") {
    @Override
    SourceRecord record() {
      return of(null, vector(new SplittableRandom(1)));
    }
  },

  /** A vehicle as a feed of strings has it. */
  VEHICLE(
      """
      [{'operation':'shift','spec':{'id':'vehicle_id','routeTag':'route','dirTag':'direction',
        'lat':'lat','lon':'lon','heading':'heading','speedKmHr':'speed_kmh',
        'predictable':'predictable','secsSinceReport':'age_s','leadingVehicleId':'leader',
        'lastTime':{'time':'report_ms'}}},
       {'operation':'modify-overwrite-beta','spec':{'lat':'=toDouble','lon':'=toDouble',
        'heading':'=toInteger','speed_kmh':'=toDouble','predictable':'=toBoolean',
        'age_s':'=toInteger','report_ms':'=toLong'}}]""",
      "vehicle_id STRING!, route STRING, direction STRING, lat DOUBLE, lon DOUBLE, heading INT,"
          + " speed_kmh DOUBLE, predictable BOOLEAN, age_s INT, leader STRING, report_ms BIGINT") {
    @Override
    SourceRecord record() {
      Schema time = SchemaBuilder.struct().field("time", Schema.OPTIONAL_STRING_SCHEMA).build();
      Map<String, String> texts = new LinkedHashMap<>();
      texts.put("id", "8170");
      texts.put("lon", "-79.410258");
      texts.put("routeTag", "501");
      texts.put("predictable", "true");
      texts.put("dirTag", "501_1_501A");
      texts.put("heading", "164");
      texts.put("lat", "43.651982");
      texts.put("secsSinceReport", "12");
      texts.put("speedKmHr", "31.5");
      texts.put("leadingVehicleId", "8171");
      SchemaBuilder builder = SchemaBuilder.struct();
      texts.keySet().forEach(name -> builder.field(name, Schema.OPTIONAL_STRING_SCHEMA));
      Schema schema = builder.field("lastTime", time).build();
      Struct vehicle = new Struct(schema);
      texts.forEach(vehicle::put);
      return of(schema, vehicle.put("lastTime", new Struct(time).put("time", "1700000097000")));
    }
  },

  /** A list of objects, reshaped with a reference to each one's index. */
  BATCH(
      """
      [{'operation':'shift','spec':{'vehicle':{'*':{'id':'v[&1].id','lat':'v[&1].lat',
        'lon':'v[&1].lon'}}}}]""",
      null) {
    @Override
    SourceRecord record() {
      List<Object> vehicles = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Map<String, Object> vehicle = new HashMap<>();
        vehicle.put("id", Integer.toString(8000 + i));
        vehicle.put("lat", 43.0 + i);
        vehicle.put("lon", -79.0 - i);
        vehicle.put("heading", (long) i);
        vehicle.put("routeTag", "7");
        vehicles.add(vehicle);
      }
      return of(null, Map.of("vehicle", vehicles));
    }
  },

  /** Names matched by two patterns, one of which takes a part of the name. */
  MATCH("[{'operation':'shift','spec':{'tag-*':'tags.&(0,1)','*':'&'}}]", null) {
    @Override
    SourceRecord record() {
      Map<String, Object> fields = new HashMap<>();
      for (int i = 0; i < 6; i++) {
        fields.put("tag-" + (char) ('a' + i), "v" + i);
        fields.put("f" + i, (long) i);
      }
      return of(null, fields);
    }
  },

  /** Arrays to columns to objects, as people wrote it for want of a shorter way. */
  TABLE(
      """
      [{'operation':'shift','spec':{'states':{'*':{'*':{'@0':'flights.&'}}}}},
       {'operation':'shift','spec':{'*':{'0':'[#2].icao24','1':'[#2].callsign',
        '2':'[#2].origin_country','3':'[#2].time_position','4':'[#2].last_contact',
        '5':'[#2].longitude','6':'[#2].latitude','7':'[#2].baro_altitude',
        '8':'[#2].on_ground','9':'[#2].velocity','10':'[#2].true_track',
        '11':'[#2].vertical_rate','13':'[#2].geo_altitude','15':'[#2].spi'}}},
       {'operation':'shift','spec':{'*':{'*':{'@0':'[#2].&'}}}},
       {'operation':'shift','spec':{'*':{COLUMNS}}}]"""
          .replace("COLUMNS", String.join(",", columns())),
      null) {
    @Override
    SourceRecord record() {
      SplittableRandom random = new SplittableRandom(2);
      List<Object> states = new ArrayList<>();
      for (int i = 0; i < 6_500; i++) {
        states.add(vector(random));
      }
      return of(null, new HashMap<>(Map.of("time", 1_700_000_000L, "states", states)));
    }
  };

  private final String spec;
  private final @Nullable String ddl;

  SpecSamples(String spec, @Nullable String ddl) {
    this.spec = spec.replace('\'', '"');
    this.ddl = ddl;
  }

  abstract SourceRecord record();

  String spec() {
    return spec;
  }

  /** The columns of the rows, null where the output is a map. */
  @Nullable String ddl() {
    return ddl;
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>();
    for (String name :
        List.of(
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
            "geo_altitude",
            "spi")) {
      columns.add("'%s':{'*':{'@':'[&].%s'}}".formatted(name, name));
    }
    return columns;
  }

  private static SourceRecord of(@Nullable Schema schema, Object value) {
    return new SourceRecord(
        Map.of("endpoint", "e"), Map.of("page", 1L), "t", Schema.STRING_SCHEMA, "k", schema, value);
  }

  private static List<@Nullable Object> vector(SplittableRandom random) {
    double speed = random.nextInt(1, 30_000) / 100.0;
    double altitude = random.nextInt(0, 1_500) * 7.62;
    return new ArrayList<>(
        Arrays.asList(
            Integer.toHexString(random.nextInt(0x100000, 0xffffff)),
            "TRB" + random.nextInt(100, 999) + "  ",
            "Nowhere",
            1_700_000_000L + random.nextInt(60),
            1_700_000_060L,
            random.nextInt(-1_800_000, 1_800_000) / 10_000.0,
            random.nextInt(-900_000, 900_000) / 10_000.0,
            altitude,
            random.nextInt(20) == 0,
            speed,
            random.nextInt(36_000) / 100.0,
            random.nextInt(-1_000, 1_000) / 100.0,
            null,
            altitude + 100,
            null,
            false,
            0L));
  }
}
