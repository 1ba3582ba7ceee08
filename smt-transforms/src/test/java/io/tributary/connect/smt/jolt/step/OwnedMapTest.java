package io.tributary.connect.smt.jolt.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against {@link LinkedHashMap}, on both sides of the size at which it changes its form. */
class OwnedMapTest {

  private static OwnedMap map() {
    return new Output(new Budget(Limits.NONE), null).newMap();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 16, 17, 40})
  void behavesAsALinkedHashMap(int names) {
    SplittableRandom random = new SplittableRandom(names);
    OwnedMap map = map();
    Map<String, Object> expected = new LinkedHashMap<>();
    for (int i = 0; i < 2_000; i++) {
      String name = "n" + random.nextInt(names);
      Object value = random.nextInt(4) == 0 ? null : i;
      switch (random.nextInt(4)) {
        case 0 -> assertThat(map.put(name, value)).isEqualTo(expected.put(name, value));
        case 1 ->
            assertThat(map.putIfAbsent(name, value)).isEqualTo(expected.putIfAbsent(name, value));
        case 2 -> assertThat(map.remove(name)).isEqualTo(expected.remove(name));
        default -> {
          assertThat(map.get(name)).isEqualTo(expected.get(name));
          assertThat(map.containsKey(name)).isEqualTo(expected.containsKey(name));
        }
      }
      assertThat(new ArrayList<>(map.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
    }
    assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected).hasSize(expected.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 30})
  void letsOthersChangeItThroughItsEntries(int names) {
    OwnedMap map = map();
    for (int i = 0; i < names; i++) {
      map.put("n" + i, i);
    }

    map.entrySet().forEach(entry -> entry.setValue("x" + entry.getKey()));
    Iterator<Map.Entry<String, Object>> entries = map.entrySet().iterator();
    entries.next();
    entries.remove();
    map.keySet().removeIf(name -> name.endsWith("3"));

    assertThat(map).doesNotContainKeys("n0", "n3").containsEntry("n4", "xn4");
    assertThatThrownBy(map.entrySet().iterator()::remove).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void knowsNoOtherNames() {
    OwnedMap map = map();
    map.put("a", null);

    assertThat(map.containsKey("a")).isTrue();
    assertThat(map.containsKey("b")).isFalse();
    assertThat(map.containsKey(1L)).isFalse();
    assertThat(map.containsKey(null)).isFalse();
  }
}
