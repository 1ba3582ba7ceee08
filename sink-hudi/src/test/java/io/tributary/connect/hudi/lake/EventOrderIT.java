package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.model.RowChange;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** The version with the greatest ordering value stays, whenever it came. */
class EventOrderIT {

  private static final Schema FLIGHT =
      SchemaBuilder.struct()
          .field("id", Schema.STRING_SCHEMA)
          .field("seen", Schema.OPTIONAL_INT64_SCHEMA)
          .field("speed", Schema.OPTIONAL_FLOAT64_SCHEMA)
          .build();

  @TempDir private Path folder;

  @EachLayout
  void keepsTheGreatestVersionOfEachRow(String type, String version) {
    try (TestLake lake = lake(type, version)) {
      lake.commit(put(lake, "a", 10L, 1), put(lake, "b", 10L, 1), put(lake, "c", null, 1));

      lake.commit(put(lake, "a", 9L, 2), put(lake, "b", 10L, 2), put(lake, "c", null, 2));
      assertThat(lake.column("speed")).isEqualTo(Map.of("a", 1.0, "b", 2.0, "c", 2.0));

      lake.commit(put(lake, "a", null, 3), put(lake, "b", 11L, 3), put(lake, "c", 1L, 3));
      assertThat(lake.column("speed")).isEqualTo(Map.of("a", 1.0, "b", 3.0, "c", 3.0));
      assertThat(lake.column("seen")).isEqualTo(Map.of("a", 10L, "b", 11L, "c", 1L));
    }
  }

  @EachLayout
  void deletesWhatIsNotNewerThanTheDelete(String type, String version) {
    try (TestLake lake = lake(type, version)) {
      lake.commit(
          put(lake, "older", 1L, 1),
          put(lake, "equal", 2L, 1),
          put(lake, "newer", 3L, 1),
          put(lake, "unordered", 4L, 1));

      lake.commit(
          drop(lake, "older", 2L),
          drop(lake, "equal", 2L),
          drop(lake, "newer", 2L),
          lake.drop("unordered", "", null));
      assertThat(lake.column("speed")).isEqualTo(Map.of("newer", 1.0));

      lake.commit(put(lake, "older", 5L, 2), put(lake, "unordered", 5L, 2));
      assertThat(lake.column("speed"))
          .isEqualTo(Map.of("newer", 1.0, "older", 2.0, "unordered", 2.0));
    }
  }

  private TestLake lake(String type, String version) {
    return new TestLake(
        folder,
        "id",
        Map.of(
            "table.type",
            type,
            "table.version",
            version,
            "merge.order",
            "event",
            "ordering.field",
            "seen"));
  }

  private static RowChange put(TestLake lake, String id, @Nullable Long seen, double speed) {
    return lake.put(id, "", new Struct(FLIGHT).put("id", id).put("seen", seen).put("speed", speed));
  }

  private static RowChange drop(TestLake lake, String id, long seen) {
    return lake.drop(id, "", new Struct(FLIGHT).put("id", id).put("seen", seen));
  }
}
