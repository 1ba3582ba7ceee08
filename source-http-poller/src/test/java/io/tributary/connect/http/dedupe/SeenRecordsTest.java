package io.tributary.connect.http.dedupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenRecordsTest {

  private final SeenRecords seen = new SeenRecords(new int[] {0}, new int[] {1}, List.of(), 3);

  @Test
  void takesARecordOnceUntilItsVersionChanges() {
    assertThat(seen.isNew(row("a", 1L), null)).isTrue();
    assertThat(seen.isNew(row("a", 1L), null)).isFalse();
    assertThat(seen.isNew(row("b", 1L), null)).isTrue();
    assertThat(seen.isNew(row("a", 2L), null)).isTrue();
    assertThat(seen.isNew(row("a", 1L), null)).isTrue();
  }

  @Test
  void forgetsWhatWasNotDelivered() {
    seen.isNew(row("a", 1L), null);
    seen.abandoned();
    assertThat(seen.isNew(row("a", 1L), null)).isTrue();

    seen.settled();
    seen.isNew(row("a", 2L), null);
    seen.abandoned();
    assertThat(seen.isNew(row("a", 2L), null)).isTrue();
    assertThat(seen.isNew(row("a", 2L), null)).isFalse();
  }

  @Test
  void keepsTheKeysThatAreStillSeenAndForgetsTheOthersFirst() {
    for (String key : List.of("a", "b", "c")) {
      seen.isNew(row(key, 1L), null);
    }
    seen.settled();
    assertThat(seen.isNew(row("a", 1L), null)).isFalse();
    seen.isNew(row("d", 1L), null);
    seen.settled();

    assertThat(seen.isNew(row("a", 1L), null)).isFalse();
    assertThat(seen.isNew(row("b", 1L), null)).isTrue();
  }

  @Test
  void comparesWholeRecordsWithoutWhatIsNoChange() {
    SeenRecords whole =
        new SeenRecords(new int[] {0}, new int[0], List.of("/age", "/pos/accuracy"), 10);
    Map<String, Object> record = new HashMap<>();
    record.put("pos", new HashMap<>(Map.of("lat", 1.5, "accuracy", 3L)));
    record.put("age", 1L);
    assertThat(whole.isNew(row("a", null), record)).isTrue();

    record.put("age", 2L);
    record.put("pos", Map.of("accuracy", 4L, "lat", 1.5));
    assertThat(whole.isNew(row("a", null), record)).isFalse();

    record.put("pos", Map.of("accuracy", 4L, "lat", 1.6));
    assertThat(whole.isNew(row("a", null), record)).isTrue();
  }

  @Test
  void tellsValuesOfDifferentTypesAndPlacesApart() {
    SeenRecords whole = new SeenRecords(new int[] {0}, new int[0], List.of(), 10);
    List<Object> versions =
        List.of(
            Map.of("a", 1L),
            Map.of("a", "1"),
            Map.of("a", 1.0),
            Map.of("a", true),
            Map.of("b", 1L),
            Map.of("a", List.of(1L, 2L)),
            Map.of("a", List.of(2L, 1L)),
            Map.of("a", Map.of("b", 1L)),
            new byte[] {1},
            "1");

    assertThat(versions).allMatch(version -> whole.isNew(row("k", null), version));
  }

  private static Object[] row(Object key, Object version) {
    return new Object[] {key, version};
  }
}
